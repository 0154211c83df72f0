package ai.openclaw.model.responses;

import ai.openclaw.api.JsonText;
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
import java.util.StringJoiner;

/** The events of one answer of the responses API. */
final class ResponseEvents implements AnswerParts {
    private static final String REASONING = "{\"type\":\"reasoning\"";
    private final Map<Integer, CallParts> calls = new LinkedHashMap<>();
    private Usage usage = Usage.NONE;
    private boolean finished;
    private boolean cut;

    /** Whether a thought is an item of this API; those of others are not handed to it. */
    static boolean isItem(String signature) {
        return signature.startsWith(REASONING);
    }

    @Override
    public List<ModelEvent> take(JsonNode event) {
        String type = event.path("type").asText("");
        int index = event.path("output_index").asInt();
        return switch (type) {
            case "response.output_text.delta", "response.refusal.delta" ->
                delta(event).<ModelEvent>map(ModelEvent.Text::new).stream().toList();
            case "response.reasoning_summary_text.delta", "response.reasoning_text.delta" ->
                delta(event).<ModelEvent>map(ModelEvent.Thinking::new).stream().toList();
            case "response.reasoning_summary_part.added" ->
                event.path("summary_index").asInt() == 0 ? List.of() : List.of(new ModelEvent.Thinking("\n\n"));
            case "response.function_call_arguments.delta" -> {
                delta(event).ifPresent(call(index)::arguments);
                yield List.of();
            }
            case "response.output_item.added" -> {
                added(index, event.path("item"));
                yield List.of();
            }
            case "response.output_item.done" -> done(index, event.path("item"));
            case "response.completed", "response.incomplete" -> {
                end(event.path("response"));
                yield List.of();
            }
            default -> List.of();
        };
    }

    private static Optional<String> delta(JsonNode event) { return AnswerParts.text(event, "delta"); }

    private CallParts call(int index) { return calls.computeIfAbsent(index, _ -> new CallParts()); }

    private void added(int index, JsonNode item) {
        if (!item.path("type").asText().equals("function_call"))
            return;
        call(index).id(item.path("call_id").asText(""));
        call(index).tool(item.path("name").asText(""));
    }

    private List<ModelEvent> done(int index, JsonNode item) {
        if (item.path("type").asText().equals("function_call")) {
            if (!calls.containsKey(index))
                added(index, item);
            AnswerParts.text(item, "arguments").ifPresent(call(index)::allArguments);
        }
        if (!item.path("type").asText().equals("reasoning") || AnswerParts.text(item, "encrypted_content").isEmpty())
            return List.of();
        StringJoiner summary = new StringJoiner("\n\n");
        item.path("summary").forEach(part -> summary.add(part.path("text").asText("")));
        return List.of(new ModelEvent.Thought(new ModelMessage.Thought(summary.toString(), handedBack(item))));
    }

    private static String handedBack(JsonNode item) {
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("type", "reasoning");
        kept.put("id", item.path("id").asText(""));
        kept.put("summary", new JsonText.Raw(item.path("summary").isArray() ? item.path("summary").toString() : "[]"));
        kept.put("encrypted_content", item.path("encrypted_content").textValue());
        return JsonText.write(kept);
    }

    private void end(JsonNode response) {
        JsonNode counts = response.path("usage");
        long cached = counts.path("input_tokens_details").path("cached_tokens").asLong();
        usage = new Usage(Math.max(0, counts.path("input_tokens").asLong() - cached), counts.path("output_tokens").asLong(), cached, 0);
        cut = response.path("incomplete_details").path("reason").asText("").equals("max_output_tokens");
        finished = true;
    }

    @Override
    public Optional<JsonNode> error(JsonNode event) {
        return switch (event.path("type").asText("")) {
            case "error" -> Optional.of(event.path("error").isObject() ? event.path("error") : event);
            case "response.failed" -> Optional.of(event.path("response").path("error"));
            default -> event.has("type") ? Optional.empty() : AnswerParts.super.error(event);
        };
    }

    @Override
    public boolean finished() { return finished; }

    @Override
    public boolean complete() { return finished; }

    @Override
    public List<ModelEvent> end() {
        List<ModelEvent> events = new ArrayList<>();
        calls.forEach((index, call) -> events.add(call.event("call" + index)));
        events.add(new ModelEvent.Done(usage, cut ? "length" : calls.isEmpty() ? "stop" : "toolUse"));
        return events;
    }
}
