package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code config.schema.lookup} (contract section 14.1).
 *
 * @param hintPath where the hint stands among the hints of {@code config.schema}
 */
@ResultOf("config.schema.lookup")
public record ConfigSchemaLookupResult(String path, Map<String, Object> schema, Optional<Map<String, Object>> hint,
        Optional<String> hintPath, List<Child> children) {
    /** What stands directly below. */
    public record Child(String key, String path, Optional<Object> type, boolean required, boolean hasChildren,
            Optional<Map<String, Object>> hint, Optional<String> hintPath) {}
}
