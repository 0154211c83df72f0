package ai.openclaw.model.openai;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Usage;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.CallParts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The chunks of one answer of the chat completions API. */
final class ChatChunks implements AnswerParts {
    /** Fields that servers put their reasoning in; it is handed back in the same. */
    static final List<String> THINKING = List.of("reasoning_content", "reasoning", "reasoning_text");

    private final Map<Integer, CallParts> calls = new LinkedHashMap<>();
    private final StringBuilder thought = new StringBuilder();
    private String thoughtField = "";
    private Usage usage = Usage.NONE;
    private Optional<String> finishReason = Optional.empty();

    /** Takes a chunk, or a whole answer of a server that does not stream. */
    @Override
    public List<ModelEvent> take(JsonNode chunk) {
        List<ModelEvent> events = new ArrayList<>(1);
        if (chunk.path("usage").isObject())
            usage = usage(chunk.path("usage"));
        for (JsonNode choice : chunk.path("choices")) {
            JsonNode delta = choice.has("delta") ? choice.path("delta") : choice.path("message");
            thinking(delta, events);
            for (String field : List.of("content", "refusal"))
                AnswerParts.text(delta, field).ifPresent(text -> events.add(new ModelEvent.Text(text)));
            for (JsonNode call : delta.path("tool_calls"))
                call(call);
            AnswerParts.text(choice, "finish_reason").ifPresent(reason -> finishReason = Optional.of(reason));
        }
        return events;
    }

    /** Some servers fill two of the fields with the same, so the first counts. */
    private void thinking(JsonNode delta, List<ModelEvent> events) {
        for (String field : THINKING) {
            Optional<String> text = AnswerParts.text(delta, field);
            if (text.isPresent()) {
                thoughtField = field;
                thought.append(text.get());
                events.add(new ModelEvent.Thinking(text.get()));
                return;
            }
        }
    }

    @Override
    public boolean finished() { return finishReason.isPresent(); }

    @Override
    public List<ModelEvent> end() {
        List<ModelEvent> events = new ArrayList<>();
        if (!thought.isEmpty())
            events.add(new ModelEvent.Thought(new ModelMessage.Thought(thought.toString(), thoughtField)));
        calls.forEach((index, call) -> events.add(call.event("call" + index)));
        boolean cut = finishReason.orElse("stop").equals("length");
        events.add(new ModelEvent.Done(usage, cut ? "length" : calls.isEmpty() ? "stop" : "toolUse"));
        return events;
    }

    private void call(JsonNode piece) {
        CallParts call = calls.computeIfAbsent(index(piece), _ -> new CallParts());
        AnswerParts.text(piece, "id").ifPresent(call::id);
        AnswerParts.text(piece.path("function"), "name").ifPresent(call::tool);
        JsonNode arguments = piece.path("function").path("arguments");
        call.arguments(arguments.isObject() ? arguments.toString() : arguments.asText(""));
    }

    /** Servers that send calls whole leave the index out: a new id is a new call then. */
    private int index(JsonNode piece) {
        if (piece.path("index").isInt())
            return piece.path("index").intValue();
        return piece.has("id") || calls.isEmpty() ? calls.size() : calls.size() - 1;
    }

    private static Usage usage(JsonNode usage) {
        long cached = usage.path("prompt_tokens_details").path("cached_tokens").asLong(usage.path("prompt_cache_hit_tokens").asLong());
        return new Usage(Math.max(0, usage.path("prompt_tokens").asLong() - cached), usage.path("completion_tokens").asLong(), cached, 0);
    }
}
