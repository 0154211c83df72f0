package ai.openclaw.http.responses;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.openai.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A response on its way to the client.
 *
 * @param messageId of the message in it
 */
record ResponseAnswer(String id, String messageId, long created, String model, Optional<String> previous) {

    /** As it is before anything is said. */
    Map<String, @Nullable Object> begun() {
        return body("in_progress", List.of(), Optional.empty());
    }

    Map<String, @Nullable Object> done(RunResult result, List<Map<String, Object>> output) {
        Map<String, @Nullable Object> body = body(status(result), output, Optional.of(result));
        body.put("incomplete_details", reason(result).map(reason -> Map.of("reason", reason)).orElse(null));
        return body;
    }

    Map<String, @Nullable Object> failed(String code, String message) {
        Map<String, @Nullable Object> body = body("failed", List.of(), Optional.empty());
        body.put("error", Map.of("code", code, "message", message));
        return body;
    }

    private Map<String, @Nullable Object> body(String status, List<Map<String, Object>> output, Optional<RunResult> result) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("id", id);
        body.put("object", "response");
        body.put("created_at", created);
        body.put("status", status);
        body.put("model", model);
        body.put("output", output);
        result.ifPresent(done -> body.put("usage", Tokens.response(done.usage())));
        body.put("error", null);
        body.put("incomplete_details", null);
        body.put("previous_response_id", previous.orElse(null));
        body.put("metadata", Map.of());
        body.put("parallel_tool_calls", true);
        body.put("tool_choice", "auto");
        body.put("tools", List.of());
        return body;
    }

    /** {@code completed} or {@code incomplete}. */
    static String status(RunResult result) {
        return reason(result).isEmpty() ? "completed" : "incomplete";
    }

    private static Optional<String> reason(RunResult result) {
        if (result.status() == RunResult.Status.ABORTED)
            return Optional.of("cancelled");
        return result.stopReason().equals("length") ? Optional.of("max_output_tokens") : Optional.empty();
    }

    /** The message, unless there are only calls, and the calls. */
    List<Map<String, Object>> output(RunResult result) {
        List<Map<String, Object>> output = new ArrayList<>();
        if (!result.text().isEmpty() || result.calls().isEmpty())
            output.add(message(List.of(text(result.text())), "completed"));
        result.calls().forEach(call -> output.add(call(call)));
        return output;
    }

    Map<String, Object> message(List<Map<String, Object>> content, String status) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("type", "message");
        message.put("id", messageId);
        message.put("role", "assistant");
        message.put("content", content);
        message.put("status", status);
        return message;
    }

    static Map<String, Object> text(String text) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", "output_text");
        part.put("text", text);
        part.put("annotations", List.of());
        return part;
    }

    private static Map<String, Object> call(ModelMessage.Call call) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("type", "function_call");
        item.put("id", "fc_" + UUID.randomUUID());
        item.put("call_id", call.id());
        item.put("name", call.tool());
        item.put("arguments", JsonText.write(call.arguments()));
        item.put("status", "completed");
        return item;
    }
}
