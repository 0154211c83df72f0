package ai.openclaw.cli;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.references.SecretRef;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code secrets.json} in the state folder: where credentials go that are to be in a file of their own. */
final class SecretFile {
    private static final String PROVIDER = "local";
    private final Path file;
    private final ObjectNode secrets = Json.object();

    SecretFile(Path stateDir) { file = stateDir.resolve("secrets.json"); }

    Path path() { return file; }

    boolean isEmpty() { return secrets.isEmpty(); }

    /** Takes a credential, and puts a reference to it into the plan. */
    void take(SecretPlan plan, List<String> path, String secret) {
        plan.providers().put(PROVIDER, Map.of("source", "file", "path", file.toAbsolutePath().toString()));
        ObjectNode parent = secrets;
        for (String step : path.subList(0, path.size() - 1))
            parent = parent.withObject("/" + escaped(step));
        parent.put(path.getLast(), secret);
        String pointer = path.stream().map(step -> "/" + escaped(step)).collect(Collectors.joining());
        plan.targets().put(path, new SecretRef("file", PROVIDER, pointer));
    }

    private static String escaped(String step) { return step.replace("~", "~0").replace("/", "~1"); }

    /** Adds to what the file holds already; mode 600. */
    void save() throws IOException {
        if (secrets.isEmpty())
            return;
        ObjectNode all = Json.object();
        if (Files.exists(file))
            all = held();
        merge(all, secrets);
        AtomicFile.write(file, Json.pretty(all) + "\n");
    }

    private ObjectNode held() throws IOException {
        try {
            if (Json.MAPPER.readTree(Files.readString(file)) instanceof ObjectNode held)
                return held;
        } catch (JsonProcessingException e) {
            // the parser would quote it
        }
        throw new IOException("it is no JSON object, and nobody knows what it holds");
    }

    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(entry -> {
            if (entry.getValue() instanceof ObjectNode child && into.get(entry.getKey()) instanceof ObjectNode known)
                merge(known, child);
            else
                into.set(entry.getKey(), entry.getValue());
        });
    }
}
