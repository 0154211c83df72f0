package ai.openclaw.core;

import ai.openclaw.api.ModelMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Messages that somebody brought along, as they stand in a transcript (contract section 19) and in the ledger. */
final class StoredMessages {
    private StoredMessages() {}

    /** Without a time, for nobody knows when it was said. */
    static Map<String, Object> of(ModelMessage message) {
        return switch (message) {
            case ModelMessage.User user -> {
                List<Object> content = text(user.text());
                user.images().forEach(image -> content.add(Letters.of(image)));
                yield Json.of("role", "user", "content", content);
            }
            case ModelMessage.Assistant said -> {
                List<Object> content = text(said.text());
                said.calls().forEach(call -> content
                        .add(Json.of("type", "toolCall", "id", call.id(), "name", call.tool(), "arguments", call.arguments())));
                yield Json.of("role", "assistant", "content", content, "stopReason", said.calls().isEmpty() ? "stop" : "toolUse");
            }
            case ModelMessage.Result result -> {
                List<Object> content = text(result.text());
                result.images().forEach(image -> content.add(Letters.of(image)));
                yield Json.of("role", "toolResult", "toolCallId", result.callId(), "toolName", result.tool(), "content", content, "isError",
                        result.error());
            }
        };
    }

    private static List<Object> text(String text) {
        List<Object> content = new ArrayList<>();
        if (!text.isEmpty())
            content.add(Json.of("type", "text", "text", text));
        return content;
    }

    static ModelMessage read(Map<String, Object> message) {
        return switch (Json.text(message, "role").orElse("")) {
            case "assistant" -> new ModelMessage.Assistant(Context.text(message), Context.calls(message));
            case "toolResult" -> result(message);
            default -> new ModelMessage.User(Context.text(message), Context.images(message));
        };
    }

    static ModelMessage.Result result(Map<String, Object> message) {
        return new ModelMessage.Result(Json.text(message, "toolCallId").orElse(""), Json.text(message, "toolName").orElse(""),
                Context.text(message), Json.flag(message, "isError"), Context.images(message));
    }
}
