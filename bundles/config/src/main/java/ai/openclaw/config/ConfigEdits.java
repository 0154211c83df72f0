package ai.openclaw.config;

import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json5Document;
import ai.openclaw.json5.Json5Exception;
import ai.openclaw.schema.SchemaIssue;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Edits of the file by the gateway itself. One at a time; a result that could not be loaded is refused before it is written. */
final class ConfigEdits {
    private static final long RETRY_AFTER_MS = 1000;
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final StartCheck check;
    private final Function<Snapshot, List<SchemaIssue>> rules;
    private final LastTouched stamp;

    /** @param rules everything that is wrong with a snapshot */
    ConfigEdits(ConfigFile file, ConfigLoader loader, StartCheck check, Function<Snapshot, List<SchemaIssue>> rules, LastTouched stamp) {
        this.file = file;
        this.loader = loader;
        this.check = check;
        this.rules = rules;
        this.stamp = stamp;
    }

    /**
     * Makes all changes or none.
     *
     * @param inForce the hash of the text that the changes were thought out for; positions in another could mean something else
     * @return the hash of the new text; empty when nothing changed
     */
    synchronized Optional<String> make(List<Edit> edits, String inForce) {
        try {
            byte[] before = file.read().orElse(new byte[0]);
            String text = new String(before, StandardCharsets.UTF_8);
            if (text.contains("$include"))
                throw GatewayException.invalid(file.path() + " is put together with $include; make this change by hand");
            Json5Document document = Json5Document.parse(text.isBlank() ? "{}\n" : text);
            if (!Hashes.sha256(before).equals(inForce))
                throw GatewayException.unavailable(file.path() + " was changed and that is not in force yet; try again in a moment")
                        .retryAfterMs(RETRY_AFTER_MS);
            String changed = apply(document, edits).text();
            if (changed.equals(text))
                return Optional.empty();
            String touched = stamp.in(Json5Document.parse(changed)).text();
            byte[] next = touched.getBytes(StandardCharsets.UTF_8);
            Snapshot snapshot = loader.load(next, new TreeMap<>());
            Optional<String> refusal = check.vital(snapshot).or(() -> check.access(snapshot));
            if (refusal.isPresent())
                throw GatewayException.invalid("the change is refused: " + refusal.get().lines().findFirst().orElse(""));
            refuseNew(rules.apply(snapshot),
                    rules.apply(text.isBlank() ? loader.empty(new TreeMap<>()) : loader.load(before, new TreeMap<>())));
            file.write(before, touched, edits.size());
            return Optional.of(Hashes.sha256(next));
        } catch (ConfigException e) {
            throw GatewayException.invalid(file.path() + " cannot be changed: " + e.text());
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(file.path() + " has another shape than expected: " + e.getMessage());
        } catch (Json5Exception e) {
            throw GatewayException.invalid(file.path() + " cannot be changed before it is repaired: " + e.getMessage());
        } catch (IOException e) {
            throw GatewayException.unavailable(file.path() + " cannot be written: " + e.getMessage());
        }
    }

    private static void refuseNew(List<SchemaIssue> after, List<SchemaIssue> before) {
        List<String> issues = ConfigRules.added(after, before).stream().map(SchemaIssue::text).toList();
        if (!issues.isEmpty())
            throw GatewayException.invalid("the change is refused: " + String.join("; ", issues));
    }

    private static Json5Document apply(Json5Document document, List<Edit> edits) {
        Json5Document changed = document;
        for (Edit edit : edits)
            changed = switch (edit) {
                case Edit.Set(List<String> path, Object value) -> changed.set(path, value);
                case Edit.Remove(List<String> path) -> changed.remove(path);
            };
        return changed;
    }
}
