package ai.openclaw.model.responses;

import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The conversation as items of one request of the responses API. For one use. */
final class InputItems {
    private static final int LONGEST_ID = 64;
    private final List<Object> items = new ArrayList<>();
    private final Set<String> open = new LinkedHashSet<>();

    List<Object> of(ModelRequest request) {
        for (ModelMessage message : request.messages()) {
            if (!(message instanceof ModelMessage.Result))
                closeCalls();
            switch (message) {
                case ModelMessage.User user -> items.add(said("user", content(user.text(), user.images())));
                case ModelMessage.Assistant assistant -> assistant(assistant);
                case ModelMessage.Result result -> result(result);
            }
        }
        closeCalls();
        return items;
    }

    /** A thought is refused without what came of it. */
    private void assistant(ModelMessage.Assistant assistant) {
        if (assistant.text().isEmpty() && assistant.calls().isEmpty())
            return;
        assistant.thoughts().stream().filter(thought -> ResponseEvents.isItem(thought.signature()))
                .forEach(thought -> items.add(new JsonText.Raw(thought.signature())));
        if (!assistant.text().isEmpty())
            items.add(said("assistant", List.of(part("output_text", "text", assistant.text()))));
        for (ModelMessage.Call call : assistant.calls()) {
            open.add(id(call.id()));
            Map<String, Object> item = part("function_call", "call_id", id(call.id()));
            item.put("name", call.tool());
            item.put("arguments", JsonText.write(call.arguments()));
            items.add(item);
        }
    }

    private void result(ModelMessage.Result result) {
        open.remove(id(result.callId()));
        items.add(output(id(result.callId()), result.images().isEmpty() ? result.text() : content(result.text(), result.images())));
    }

    /** A call that was interrupted has no result, and the server refuses a call without one. */
    private void closeCalls() {
        open.forEach(id -> items.add(output(id, "No result provided")));
        open.clear();
    }

    private static Map<String, Object> output(String id, Object output) {
        Map<String, Object> item = part("function_call_output", "call_id", id);
        item.put("output", output);
        return item;
    }

    private static Map<String, Object> said(String role, List<Map<String, Object>> content) {
        Map<String, Object> item = part("message", "role", role);
        item.put("content", content);
        return item;
    }

    private static List<Map<String, Object>> content(String text, List<Image> images) {
        List<Map<String, Object>> parts = new ArrayList<>();
        if (!text.isEmpty() || images.isEmpty())
            parts.add(part("input_text", "text", text));
        images.forEach(image -> parts.add(part("input_image", "image_url", "data:" + image.mimeType() + ";base64," + image.data())));
        return parts;
    }

    private static Map<String, Object> part(String type, String name, Object value) {
        Map<String, Object> part = new LinkedHashMap<>();
        part.put("type", type);
        part.put(name, value);
        return part;
    }

    /** Ids of other providers may have what this one refuses. */
    private static String id(String id) {
        String plain = id.replaceAll("[^A-Za-z0-9_-]", "");
        return plain.length() > LONGEST_ID ? plain.substring(0, LONGEST_ID) : plain;
    }
}
