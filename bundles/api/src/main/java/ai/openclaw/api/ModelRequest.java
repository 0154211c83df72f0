package ai.openclaw.api;

import java.time.Duration;
import java.util.List;

/**
 * One question to a model.
 *
 * @param model id, as in {@link ModelInfo}
 * @param system instructions; may be empty
 * @param messages the conversation, oldest first
 * @param tools what it may call
 * @param maxTokens the most that it may answer with
 * @param timeout until the whole answer is there
 */
public record ModelRequest(String model, String system, List<ModelMessage> messages, List<ToolSpec> tools, int maxTokens,
        Duration timeout) {
    public ModelRequest {
        messages = List.copyOf(messages);
        tools = List.copyOf(tools);
    }
}
