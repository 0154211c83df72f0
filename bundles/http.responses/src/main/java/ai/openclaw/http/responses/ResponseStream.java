package ai.openclaw.http.responses;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.RunResult;
import ai.openclaw.endpoint.EventStream;
import ai.openclaw.openai.Follower;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A response in events, in the order of contract section 16. The message is begun with its first word, for there may be calls alone. */
final class ResponseStream implements Follower.Listener {
    private final EventStream events;
    private final ResponseAnswer answer;
    private final StringBuilder said = new StringBuilder();
    private int sequence;
    private boolean begun;

    ResponseStream(EventStream events, ResponseAnswer answer) throws IOException {
        this.events = events;
        this.answer = answer;
        tell("response.created", Map.of("response", answer.begun()));
        tell("response.in_progress", Map.of("response", answer.begun()));
    }

    private void tell(String type, Map<String, ? extends @Nullable Object> fields) throws IOException {
        Map<String, @Nullable Object> event = new LinkedHashMap<>();
        event.put("type", type);
        event.put("sequence_number", sequence++);
        event.putAll(fields);
        events.event(type, JsonText.write(event));
    }

    /** @param more names and values */
    private void item(String type, int index, Object... more) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("output_index", index);
        for (int i = 0; i < more.length; i += 2)
            fields.put(String.valueOf(more[i]), more[i + 1]);
        tell(type, fields);
    }

    /** An event about the text of the message. */
    private void part(String type, String name, Object value) throws IOException {
        item(type, 0, "item_id", answer.messageId(), "content_index", 0, name, value);
    }

    @Override
    public void text(String delta) throws IOException {
        begin();
        said.append(delta);
        part("response.output_text.delta", "delta", delta);
    }

    @Override
    public void ping() throws IOException { events.ping(); }

    private void begin() throws IOException {
        if (begun)
            return;
        begun = true;
        item("response.output_item.added", 0, "item", answer.message(List.of(), "in_progress"));
        part("response.content_part.added", "part", ResponseAnswer.text(""));
    }

    void end(RunResult result) throws IOException {
        List<Map<String, Object>> output = new ArrayList<>();
        if (result.calls().isEmpty())
            begin();
        if (begun) {
            String text = said.toString();
            Map<String, Object> message = answer.message(List.of(ResponseAnswer.text(text)), "completed");
            part("response.output_text.done", "text", text);
            part("response.content_part.done", "part", ResponseAnswer.text(text));
            item("response.output_item.done", 0, "item", message);
            output.add(message);
        }
        for (Map<String, Object> made : answer.output(result))
            if ("function_call".equals(made.get("type"))) {
                call(made, output.size());
                output.add(made);
            }
        tell("response." + ResponseAnswer.status(result), Map.of("response", answer.done(result, output)));
        events.data("[DONE]");
    }

    private void call(Map<String, Object> call, int index) throws IOException {
        Map<String, Object> empty = new LinkedHashMap<>(call);
        empty.put("arguments", "");
        empty.put("status", "in_progress");
        String id = String.valueOf(call.get("id"));
        String arguments = String.valueOf(call.get("arguments"));
        item("response.output_item.added", index, "item", empty);
        item("response.function_call_arguments.delta", index, "item_id", id, "delta", arguments);
        item("response.function_call_arguments.done", index, "item_id", id, "name", String.valueOf(call.get("name")), "arguments",
                arguments);
        item("response.output_item.done", index, "item", call);
    }

    void fail(RunResult result) throws IOException {
        tell("response.failed", Map.of("response", answer.failed("server_error", result.text())));
        events.data("[DONE]");
    }
}
