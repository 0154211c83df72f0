package ai.openclaw.schema;

import ai.openclaw.schema.SchemaNode.Form;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All keys of contract section 14 as the resource {@code keys.txt} lists them, one a line, indented by tabs; read when first asked for. */
public final class KnownKeys {
    private final List<String> lines;
    private int at;

    private KnownKeys(List<String> lines) { this.lines = lines; }

    private static final class Holder {
        static final SchemaNode ROOT = of(resource("keys.txt"));
    }

    /** The whole configuration. */
    public static SchemaNode root() { return Holder.ROOT; }

    /** The node of a text of lines. */
    public static SchemaNode of(List<String> lines) {
        return SchemaNode.of(new Form.Members(new KnownKeys(lines).children(0), null));
    }

    private Map<String, SchemaNode> children(int depth) {
        Map<String, SchemaNode> children = new LinkedHashMap<>();
        while (at < lines.size() && indent(lines.get(at)) == depth) {
            KeyLine line = new KeyLine(lines.get(at++).strip());
            children.put(line.name(), line.node(children(depth + 1)));
        }
        return children;
    }

    private static int indent(String line) {
        int tabs = 0;
        while (line.charAt(tabs) == '\t')
            tabs++;
        return tabs;
    }

    /** The lines of a resource of this bundle. */
    static List<String> resource(String name) {
        InputStream stream = KnownKeys.class.getResourceAsStream(name);
        if (stream == null)
            throw new IllegalStateException("the bundle lacks its resource " + name);
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
            return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
