package ai.openclaw.api;

import java.util.Map;

/**
 * What a tool answers to the model.
 *
 * @param text the answer
 * @param error whether it failed
 * @param details the same for programs, as JSON in JDK types; may be empty
 */
public record ToolResult(String text, boolean error, Map<String, Object> details) {
    public static ToolResult of(String text) { return new ToolResult(text, false, Map.of()); }

    public static ToolResult failed(String text) { return new ToolResult(text, true, Map.of()); }
}
