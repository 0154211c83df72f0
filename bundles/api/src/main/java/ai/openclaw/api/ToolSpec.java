package ai.openclaw.api;

import java.util.Map;

/**
 * A tool as a model sees it.
 *
 * @param schema JSON Schema of the arguments, as JSON in JDK types
 */
public record ToolSpec(String name, String description, Map<String, Object> schema) {}
