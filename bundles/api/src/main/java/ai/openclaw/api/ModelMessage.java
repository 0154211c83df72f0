package ai.openclaw.api;

import java.util.List;
import java.util.Map;

/** One message of a conversation with a model. */
public sealed interface ModelMessage {
    /** What a person or the gateway says; pictures only for a model that reads them. */
    record User(String text, List<Image> images) implements ModelMessage {
        public User {
            images = List.copyOf(images);
        }

        public User(String text) { this(text, List.of()); }
    }

    /** What the model said and thought, and the tools that it called. */
    record Assistant(String text, List<Call> calls, List<Thought> thoughts) implements ModelMessage {
        public Assistant {
            calls = List.copyOf(calls);
            thoughts = List.copyOf(thoughts);
        }

        public Assistant(String text, List<Call> calls) { this(text, calls, List.of()); }
    }

    /** What a tool answered; pictures only for a model that reads them. */
    record Result(String callId, String tool, String text, boolean error, List<Image> images) implements ModelMessage {
        public Result {
            images = List.copyOf(images);
        }

        public Result(String callId, String tool, String text, boolean error) { this(callId, tool, text, error, List.of()); }
    }

    /** A call of a tool; arguments are JSON in JDK types. */
    record Call(String id, String tool, Map<String, Object> arguments) {}

    /**
     * A piece of reasoning that the provider wants to see again.
     *
     * @param text may be empty when the provider hides it
     * @param signature the provider's proof that it is its own; opaque
     */
    record Thought(String text, String signature) {}
}
