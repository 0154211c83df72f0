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

    /** What the model said, and the tools that it called. */
    record Assistant(String text, List<Call> calls) implements ModelMessage {
        public Assistant {
            calls = List.copyOf(calls);
        }
    }

    /** What a tool answered. */
    record Result(String callId, String tool, String text, boolean error) implements ModelMessage {}

    /** A call of a tool; arguments are JSON in JDK types. */
    record Call(String id, String tool, Map<String, Object> arguments) {}
}
