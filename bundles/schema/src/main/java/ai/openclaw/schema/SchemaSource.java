package ai.openclaw.schema;

import ai.openclaw.api.JsonText;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The schema as long as no settings record comes or goes; made when it is first asked for, and so is its text. */
public final class SchemaSource {
    private final Supplier<Map<String, List<SchemaNode>>> records;
    private final IntSupplier revision;
    private final String version;
    private final Clock clock;
    private volatile @Nullable Made made;

    private record Made(int revision, SchemaNode root, Lazy text) {}

    /** A text that is written once. */
    private static final class Lazy {
        private final Supplier<JsonText.Raw> source;
        private JsonText.@Nullable Raw text;

        Lazy(Supplier<JsonText.Raw> source) { this.source = source; }

        synchronized JsonText.Raw get() {
            JsonText.Raw written = text;
            if (written == null) {
                written = source.get();
                text = written;
            }
            return written;
        }
    }

    /**
     * @param records the schemas of settings records by PID
     * @param revision changes when they do
     */
    public SchemaSource(Supplier<Map<String, List<SchemaNode>>> records, IntSupplier revision, String version, Clock clock) {
        this.records = records;
        this.revision = revision;
        this.version = version;
        this.clock = clock;
    }

    public int revision() { return revision.getAsInt(); }

    public SchemaNode root() { return made().root(); }

    /** The answer of {@code config.schema}. */
    public JsonText.Raw json() { return made().text().get(); }

    private Made made() {
        Made known = made;
        int now = revision();
        if (known == null || known.revision() != now) {
            SchemaNode root = SchemaTree.of(KnownKeys.root(), records.get());
            known = new Made(now, root, new Lazy(() -> write(root)));
            made = known;
        }
        return known;
    }

    private JsonText.Raw write(SchemaNode root) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("schema", SchemaJson.whole(root));
        answer.put("uiHints", new KeyHints(KeyHelp.table()).all(root));
        answer.put("version", version);
        answer.put("generatedAt", clock.instant().toString());
        return JsonText.Raw.of(answer);
    }

    /** The answer of {@code config.schema.lookup}; empty when there is no such place. */
    public Optional<Map<String, Object>> lookup(String path) {
        List<String> asked = KeyPath.steps(path);
        SchemaNode node = root();
        List<String> found = new ArrayList<>();
        for (String step : asked) {
            Map<String, SchemaNode> children = KeyHints.children(node);
            String name = children.containsKey(step) ? step : node.elements().isPresent() ? "[]" : "*";
            Optional<SchemaNode> child = node.child(step);
            if (child.isEmpty())
                return Optional.empty();
            node = child.get();
            found.add(name);
        }
        return asked.isEmpty() ? Optional.empty() : Optional.of(place(path, found, node));
    }

    private static Map<String, Object> place(String path, List<String> steps, SchemaNode node) {
        KeyHints hints = new KeyHints(KeyHelp.table());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("path", path);
        answer.put("schema", SchemaJson.shallow(node));
        answer.put("hint", hints.hint(steps, node));
        answer.put("hintPath", KeyPath.text(steps));
        List<Object> children = new ArrayList<>();
        KeyHints.children(node).forEach((name, child) -> children.add(child(hints, path, KeyHints.append(steps, name), child)));
        answer.put("children", children);
        return answer;
    }

    private static Map<String, Object> child(KeyHints hints, String parent, List<String> steps, SchemaNode node) {
        Map<String, Object> child = new LinkedHashMap<>();
        String name = steps.getLast();
        child.put("key", name);
        child.put("path", name.equals("[]") ? parent + name : parent + "." + name);
        Object type = SchemaJson.shallow(node).get("type");
        if (type != null)
            child.put("type", type);
        child.put("required", node.required());
        child.put("hasChildren", !KeyHints.children(node).isEmpty());
        child.put("hint", hints.hint(steps, node));
        child.put("hintPath", KeyPath.text(steps));
        return child;
    }
}
