package ai.openclaw.api;

import java.util.List;
import java.util.Map;

/**
 * What a tool answers to the model.
 *
 * @param text the answer
 * @param error whether it failed
 * @param details the same for programs, as JSON in JDK types; may be empty
 * @param images pictures that belong to the answer
 * @param meta what was done, in a few words for people; may be empty
 */
public record ToolResult(String text, boolean error, Map<String, Object> details, List<Image> images, String meta) {
    public ToolResult {
        images = List.copyOf(images);
    }

    public ToolResult(String text, boolean error, Map<String, Object> details) { this(text, error, details, List.of(), ""); }

    public static ToolResult of(String text) { return new ToolResult(text, false, Map.of()); }

    public static ToolResult failed(String text) { return new ToolResult(text, true, Map.of()); }

    /** The same answer, told to people in these words. */
    public ToolResult meta(String words) {
        return new ToolResult(text, error, details, images, words);
    }
}
