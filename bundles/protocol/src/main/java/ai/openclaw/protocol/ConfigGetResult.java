package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code config.get} (contract section 14.1). Every secret is replaced by {@code __OPENCLAW_REDACTED__}.
 *
 * @param raw the text of the file
 * @param parsed the file as it stands
 * @param resolved with included files and variables
 * @param config with defaults
 * @param hash SHA-256 of the file's bytes in hex; to be sent with a change
 */
@ResultOf("config.get")
public record ConfigGetResult(String path, boolean exists, @OrNull @Nullable String raw, Map<String, Object> parsed,
        Map<String, Object> resolved, boolean valid, Map<String, Object> config, String hash, List<Issue> issues, List<Issue> warnings,
        List<Issue> legacyIssues) {
    /**
     * Something that is wrong with the file.
     *
     * @param path dotted; empty for the whole file
     * @param allowedValuesHiddenCount how many allowed values are not listed
     */
    public record Issue(String path, String message, Optional<List<Object>> allowedValues, Optional<Integer> allowedValuesHiddenCount) {}
}
