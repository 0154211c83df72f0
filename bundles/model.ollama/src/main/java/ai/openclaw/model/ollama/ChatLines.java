package ai.openclaw.model.ollama;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.Usage;
import ai.openclaw.modelhttp.AnswerParts;
import ai.openclaw.modelhttp.CallParts;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The lines of one answer of Ollama. Tool calls come whole, and mostly without an id. */
final class ChatLines implements AnswerParts {
    private final List<CallParts> calls = new ArrayList<>();
    private Usage usage = Usage.NONE;
    private boolean done;
    private boolean cut;

    @Override
    public List<ModelEvent> take(JsonNode line) {
        List<ModelEvent> events = new ArrayList<>(1);
        JsonNode message = line.path("message");
        AnswerParts.text(message, "thinking").ifPresent(text -> events.add(new ModelEvent.Thinking(text)));
        AnswerParts.text(message, "content").ifPresent(text -> events.add(new ModelEvent.Text(text)));
        for (JsonNode entry : message.path("tool_calls")) {
            CallParts call = new CallParts();
            AnswerParts.text(entry, "id").ifPresent(call::id);
            call.tool(entry.path("function").path("name").asText(""));
            JsonNode arguments = entry.path("function").path("arguments");
            call.arguments(arguments.isTextual() ? arguments.textValue() : arguments.isMissingNode() ? "" : arguments.toString());
            calls.add(call);
        }
        if (line.path("done").asBoolean()) {
            done = true;
            cut = line.path("done_reason").asText("").equals("length");
            usage = new Usage(line.path("prompt_eval_count").asLong(), line.path("eval_count").asLong(), 0, 0);
        }
        return events;
    }

    @Override
    public boolean finished() { return done; }

    @Override
    public boolean complete() { return done; }

    @Override
    public List<ModelEvent> end() {
        List<ModelEvent> events = new ArrayList<>();
        calls.forEach(call -> events.add(call.event("call_" + UUID.randomUUID().toString().replace("-", "").substring(0, 12))));
        events.add(new ModelEvent.Done(usage, cut ? "length" : calls.isEmpty() ? "stop" : "toolUse"));
        return events;
    }
}
