package ai.openclaw.api;

import java.util.Map;

/** A piece of a model's answer. */
public sealed interface ModelEvent {
    /** More of the text. */
    record Text(String delta) implements ModelEvent {}

    /** More of the reasoning, for models that show it. */
    record Thinking(String delta) implements ModelEvent {}

    /** A whole piece of reasoning that must be handed back with the conversation. */
    record Thought(ModelMessage.Thought thought) implements ModelEvent {}

    /** The model wants a tool called; complete, arguments are JSON in JDK types. */
    record ToolCall(String id, String tool, Map<String, Object> arguments) implements ModelEvent {}

    /**
     * The model wants a tool called with arguments that are no JSON object; it is told so, and may try again.
     *
     * @param arguments as far as they came
     */
    record BrokenCall(String id, String tool, String arguments) implements ModelEvent {}

    /**
     * The end of the answer; always the last event.
     *
     * @param stopReason {@code stop}, {@code length} or {@code toolUse}
     */
    record Done(Usage usage, String stopReason) implements ModelEvent {}
}
