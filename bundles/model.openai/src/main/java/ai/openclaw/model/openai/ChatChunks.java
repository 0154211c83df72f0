package ai.openclaw.model.openai;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.Usage;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the chunks of one answer together: text and thinking go on at once, tool calls when they are whole. */
final class ChatChunks {
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {
    };

    private final ObjectMapper json;
    private final Map<Integer, Call> calls = new LinkedHashMap<>();
    private Usage usage = Usage.NONE;
    private Optional<String> finishReason = Optional.empty();

    /** A tool call that is still coming in. */
    private static final class Call {
        final StringBuilder id = new StringBuilder();
        final StringBuilder name = new StringBuilder();
        final StringBuilder arguments = new StringBuilder();
    }

    ChatChunks(ObjectMapper json) { this.json = json; }

    /** Takes a chunk, or a whole answer of a server that does not stream, and says what can be told of it already. */
    List<ModelEvent> take(JsonNode chunk) {
        List<ModelEvent> events = new ArrayList<>(1);
        if (chunk.path("usage").isObject())
            usage = usage(chunk.path("usage"));
        for (JsonNode choice : chunk.path("choices")) {
            JsonNode delta = choice.has("delta") ? choice.path("delta") : choice.path("message");
            thinking(delta).ifPresent(text -> events.add(new ModelEvent.Thinking(text)));
            for (String field : List.of("content", "refusal"))
                text(delta, field).ifPresent(text -> events.add(new ModelEvent.Text(text)));
            for (JsonNode call : delta.path("tool_calls"))
                call(call);
            text(choice, "finish_reason").ifPresent(reason -> finishReason = Optional.of(reason));
        }
        return events;
    }

    /** Whether the server has said why the answer ends. */
    boolean finished() { return finishReason.isPresent(); }

    /** The tool calls and the end. */
    List<ModelEvent> end() {
        List<ModelEvent> events = new ArrayList<>();
        calls.forEach((index, call) -> events.add(new ModelEvent.ToolCall(call.id.isEmpty() ? "call" + index : call.id.toString(),
                call.name.toString(), arguments(call.arguments.toString()))));
        boolean cut = finishReason.orElse("stop").equals("length");
        events.add(new ModelEvent.Done(usage, cut ? "length" : calls.isEmpty() ? "stop" : "toolUse"));
        return events;
    }

    private static Optional<String> thinking(JsonNode delta) { return text(delta, "reasoning_content").or(() -> text(delta, "reasoning")); }

    private static Optional<String> text(JsonNode node, String field) {
        return Optional.of(node.path(field)).filter(JsonNode::isTextual).map(JsonNode::textValue).filter(text -> !text.isEmpty());
    }

    private void call(JsonNode piece) {
        Call call = calls.computeIfAbsent(index(piece), _ -> new Call());
        if (call.id.isEmpty())
            text(piece, "id").ifPresent(call.id::append);
        text(piece.path("function"), "name").ifPresent(call.name::append);
        JsonNode arguments = piece.path("function").path("arguments");
        call.arguments.append(arguments.isObject() ? arguments.toString() : arguments.asText(""));
    }

    /** Servers that send calls whole leave the index out: a new id is a new call then. */
    private int index(JsonNode piece) {
        if (piece.path("index").isInt())
            return piece.path("index").intValue();
        return piece.has("id") || calls.isEmpty() ? calls.size() : calls.size() - 1;
    }

    /** What is no JSON object goes to the tool all the same: it refuses it by name, and the model can try again. */
    private Map<String, Object> arguments(String text) {
        if (text.isBlank())
            return Map.of();
        try {
            Map<String, Object> arguments = json.readValue(text, OBJECT);
            return arguments == null ? Map.of() : arguments;
        } catch (JsonProcessingException e) {
            return Map.of("argumentsThatAreNoJson", text);
        }
    }

    private static Usage usage(JsonNode usage) {
        long cached = usage.path("prompt_tokens_details").path("cached_tokens").asLong();
        return new Usage(Math.max(0, usage.path("prompt_tokens").asLong() - cached), usage.path("completion_tokens").asLong(), cached, 0);
    }
}
