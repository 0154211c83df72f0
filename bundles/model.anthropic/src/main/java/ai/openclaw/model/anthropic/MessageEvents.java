package ai.openclaw.model.anthropic;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Usage;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.CallParts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The events of one answer of the messages API. */
final class MessageEvents implements AnswerParts {
    private final Map<Integer, CallParts> calls = new LinkedHashMap<>();
    private final Map<Integer, Thought> thoughts = new HashMap<>();
    private Usage usage = Usage.NONE;
    private String stopReason = "";
    private boolean complete;

    /** A thought that is still coming in. */
    private static final class Thought {
        final StringBuilder text = new StringBuilder();
        final StringBuilder signature = new StringBuilder();
    }

    @Override
    public List<ModelEvent> take(JsonNode event) {
        int index = event.path("index").asInt();
        switch (event.path("type").asText("")) {
            case "message_start" -> count(event.path("message").path("usage"));
            case "content_block_start" -> {
                return start(index, event.path("content_block"));
            }
            case "content_block_delta" -> {
                return delta(index, event.path("delta"));
            }
            case "content_block_stop" -> {
                Thought thought = thoughts.remove(index);
                return thought == null ? List.of() : List.of(told(thought));
            }
            case "message_delta" -> {
                count(event.path("usage"));
                AnswerParts.text(event.path("delta"), "stop_reason").ifPresent(reason -> stopReason = reason);
            }
            case "message_stop" -> complete = true;
            default -> {
                // a ping, or something that came later than this
            }
        }
        return List.of();
    }

    private static ModelEvent told(Thought thought) {
        return new ModelEvent.Thought(new ModelMessage.Thought(thought.text.toString(), thought.signature.toString()));
    }

    private List<ModelEvent> start(int index, JsonNode block) {
        switch (block.path("type").asText("")) {
            case "tool_use" -> {
                CallParts call = new CallParts();
                call.id(block.path("id").asText(""));
                call.tool(block.path("name").asText(""));
                if (!block.path("input").isEmpty())
                    call.arguments(block.path("input").toString());
                calls.put(index, call);
            }
            case "redacted_thinking" -> {
                return List.of(new ModelEvent.Thought(new ModelMessage.Thought("", MessageTurns.REDACTED + block.path("data").asText(""))));
            }
            case "thinking" -> {
                Thought thought = new Thought();
                thoughts.put(index, thought);
                thought.signature.append(block.path("signature").asText(""));
                return thinking(thought, AnswerParts.text(block, "thinking"));
            }
            default -> {
                return AnswerParts.text(block, "text").<ModelEvent>map(ModelEvent.Text::new).stream().toList();
            }
        }
        return List.of();
    }

    private List<ModelEvent> delta(int index, JsonNode delta) {
        CallParts call = calls.get(index);
        if (call != null)
            AnswerParts.text(delta, "partial_json").ifPresent(call::arguments);
        Thought thought = thoughts.get(index);
        if (thought != null) {
            AnswerParts.text(delta, "signature").ifPresent(thought.signature::append);
            return thinking(thought, AnswerParts.text(delta, "thinking"));
        }
        return AnswerParts.text(delta, "text").<ModelEvent>map(ModelEvent.Text::new).stream().toList();
    }

    private static List<ModelEvent> thinking(Thought thought, Optional<String> more) {
        more.ifPresent(thought.text::append);
        return more.<ModelEvent>map(ModelEvent.Thinking::new).stream().toList();
    }

    /** Counts come at the start and, growing, at the end; the latest of each is right. */
    private void count(JsonNode counts) {
        usage = new Usage(counts.path("input_tokens").asLong(usage.input()), counts.path("output_tokens").asLong(usage.output()),
                counts.path("cache_read_input_tokens").asLong(usage.cacheRead()),
                counts.path("cache_creation_input_tokens").asLong(usage.cacheWrite()));
    }

    @Override
    public boolean finished() { return complete || !stopReason.isEmpty(); }

    @Override
    public boolean complete() { return complete; }

    @Override
    public List<ModelEvent> end() {
        List<ModelEvent> events = new ArrayList<>();
        calls.forEach((index, call) -> events.add(call.event("call" + index)));
        boolean cut = stopReason.equals("max_tokens") || stopReason.equals("model_context_window_exceeded");
        events.add(new ModelEvent.Done(usage, cut ? "length" : calls.isEmpty() ? "stop" : "toolUse"));
        return events;
    }
}
