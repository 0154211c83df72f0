package ai.openclaw.http.completions;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.openai.Tokens;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A chat completion on its way to the client: whole, or the chunks of a stream. */
record ChatAnswer(String id, long created, String model) {

    Map<String, Object> whole(RunResult result) {
        Map<String, @Nullable Object> message = new LinkedHashMap<>();
        message.put("role", "assistant");
        message.put("content", result.text().isEmpty() && !result.calls().isEmpty() ? null : result.text());
        if (!result.calls().isEmpty())
            message.put("tool_calls", calls(result.calls(), false));
        Map<String, Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("message", message);
        choice.put("finish_reason", finish(result));
        Map<String, Object> answer = head("chat.completion");
        answer.put("choices", List.of(choice));
        answer.put("usage", Tokens.chat(result.usage()));
        return answer;
    }

    private Map<String, Object> head(String object) {
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("id", id);
        head.put("object", object);
        head.put("created", created);
        head.put("model", model);
        return head;
    }

    private String chunk(Map<String, ?> delta, @Nullable String finish) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finish);
        Map<String, Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of(choice));
        return JsonText.write(chunk);
    }

    String role() { return chunk(Map.of("role", "assistant"), null); }

    String text(String delta) { return chunk(Map.of("content", delta), null); }

    String calls(RunResult result) { return chunk(Map.of("tool_calls", calls(result.calls(), true)), null); }

    String end(RunResult result) { return chunk(Map.of(), finish(result)); }

    String usage(RunResult result) {
        Map<String, Object> chunk = head("chat.completion.chunk");
        chunk.put("choices", List.of());
        chunk.put("usage", Tokens.chat(result.usage()));
        return JsonText.write(chunk);
    }

    private static List<Map<String, Object>> calls(List<ModelMessage.Call> calls, boolean numbered) {
        List<Map<String, Object>> list = new ArrayList<>();
        for (ModelMessage.Call call : calls) {
            Map<String, Object> entry = new LinkedHashMap<>();
            if (numbered)
                entry.put("index", list.size());
            entry.put("id", call.id());
            entry.put("type", "function");
            Map<String, Object> function = new LinkedHashMap<>();
            function.put("name", call.tool());
            function.put("arguments", JsonText.write(call.arguments()));
            entry.put("function", function);
            list.add(entry);
        }
        return list;
    }

    private static String finish(RunResult result) {
        if (!result.calls().isEmpty())
            return "tool_calls";
        return result.stopReason().equals("length") ? "length" : "stop";
    }
}
