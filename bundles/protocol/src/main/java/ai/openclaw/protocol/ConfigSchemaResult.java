package ai.openclaw.protocol;

import java.util.Map;

/**
 * The answer of {@code config.schema} (contract section 14.1).
 *
 * @param schema JSON Schema, draft 07
 * @param uiHints label, help and more by dotted path
 * @param generatedAt ISO 8601
 */
@ResultOf("config.schema")
public record ConfigSchemaResult(Map<String, Object> schema, Map<String, Object> uiHints, String version, String generatedAt) {}
