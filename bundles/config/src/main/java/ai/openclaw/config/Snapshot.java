package ai.openclaw.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One reading of the configuration; never changes.
 *
 * @param tree everything resolved: includes, variables, and secrets once they were looked up; until then their references' names
 * @param written the same with references to secrets as they are
 * @param hash SHA-256 of the main file's bytes
 * @param warnings what is odd about it, in plain words
 * @param variables credentials whose variable is not set, by dotted path
 * @param source the text that it can be read from again without the included files
 * @param secrets what came of looking them up
 * @param providerKeys what variables have for providers that need not be described, by id
 */
record Snapshot(Map<String, @Nullable Object> tree, Map<String, @Nullable Object> written, String hash, List<String> warnings,
        Map<String, String> variables, String source, SecretValues secrets, Map<String, String> providerKeys) {
    Snapshot {
        warnings = List.copyOf(warnings);
        providerKeys = Map.copyOf(providerKeys);
    }

    /** The same configuration, with news about the file: its hash, and sentences to tell before the others. */
    Snapshot about(String newHash, List<String> news) {
        return new Snapshot(tree, written, newHash, Stream.concat(news.stream(), warnings.stream()).toList(), variables, source, secrets,
                providerKeys);
    }

    /** The same configuration with secrets in place. */
    Snapshot with(Map<String, @Nullable Object> newTree, SecretValues newSecrets) {
        return new Snapshot(newTree, written, hash, warnings, variables, source, newSecrets, providerKeys);
    }

    /** Without the configuration, for it holds credentials. */
    @Override
    public String toString() { return "Snapshot[" + hash + "]"; }

    /** Credentials that are not available, by dotted path, in the words of contract section 15. */
    Map<String, String> failures() {
        if (secrets.failures().isEmpty())
            return variables;
        Map<String, String> failures = new LinkedHashMap<>(variables);
        failures.putAll(secrets.failures());
        return failures;
    }
}
