package ai.openclaw.protocol;

import java.util.Map;

/**
 * The answer of {@code sessions.patch} (contract section 9).
 *
 * @param path the file that it was written to
 */
@ResultOf("sessions.patch")
public record SessionsPatchResult(boolean ok, String path, String key, @Shape(SessionFields.class) Map<String, Object> entry,
        Resolved resolved) {
    /** The model that answers in this session from now on. */
    public record Resolved(String modelProvider, String model) {}
}
