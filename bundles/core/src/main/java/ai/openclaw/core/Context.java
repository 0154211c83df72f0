package ai.openclaw.core;

import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The part of a transcript that a model is shown. */
final class Context {
    /** Characters that stand for a token, on the safe side. */
    private static final int CHARS_PER_TOKEN = 3;
    /** Characters that a picture stands for, about 1,500 tokens. */
    private static final int IMAGE_CHARS = 4500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private Context() {}

    /** The newest messages that fit, beginning with one of the user. */
    static List<ModelMessage> of(List<Map<String, Object>> messages, int contextWindow, boolean images) {
        long room = (long) contextWindow * CHARS_PER_TOKEN;
        int begin = -1;
        for (int i = messages.size() - 1; i >= 0 && (room > 0 || begin < 0); i--) {
            room -= size(messages.get(i));
            if ("user".equals(messages.get(i).get("role")) && (room > 0 || begin < 0))
                begin = i;
        }
        List<ModelMessage> context = new ArrayList<>();
        messages.subList(Math.max(begin, 0), messages.size()).forEach(message -> add(context, message, images));
        return context;
    }

    private static int size(Map<String, Object> message) {
        if (message.get("content") instanceof String text)
            return text.length();
        return Json.array(message.get("content")).stream().map(Json::object)
                .mapToInt(part -> "image".equals(part.get("type")) ? IMAGE_CHARS : String.valueOf(part).length()).sum();
    }

    private static void add(List<ModelMessage> context, Map<String, Object> message, boolean images) {
        switch (Json.text(message, "role").orElse("")) {
            case "user" -> {
                List<Image> shown = images(message);
                String text = dated(text(message), Json.number(message, "timestamp"));
                context.add(images || shown.isEmpty()
                        ? new ModelMessage.User(text, shown)
                        : new ModelMessage.User(text + "\n[" + shown.size() + " picture(s) left out: this model reads text only]"));
            }
            case "assistant" -> {
                if (!"error".equals(message.get("stopReason")))
                    context.add(new ModelMessage.Assistant(text(message), calls(message)));
            }
            case "toolResult" -> context.add(new ModelMessage.Result(Json.text(message, "toolCallId").orElse(""),
                    Json.text(message, "toolName").orElse(""), text(message), Json.flag(message, "isError")));
            default -> {
                // an entry that no model reads
            }
        }
    }

    /** The text with the time before it, as contract section 8.6 has it. */
    private static String dated(String text, long timestamp) {
        if (timestamp == 0 || !History.stripped(text).equals(text))
            return text;
        return "[" + TIME.format(Instant.ofEpochMilli(timestamp).atZone(ZoneId.systemDefault())) + "] " + text;
    }

    static String text(Map<String, Object> message) {
        if (message.get("content") instanceof String text)
            return text;
        StringBuilder text = new StringBuilder();
        for (Object part : Json.array(message.get("content")))
            if ("text".equals(Json.object(part).get("type")))
                text.append(Json.text(Json.object(part), "text").orElse(""));
        return text.toString();
    }

    private static List<Image> images(Map<String, Object> message) {
        return Json.array(message.get("content")).stream().map(Json::object).filter(part -> "image".equals(part.get("type")))
                .map(Letters::image).toList();
    }

    private static List<ModelMessage.Call> calls(Map<String, Object> message) {
        return Json.array(message.get("content")).stream().map(Json::object).filter(part -> "toolCall".equals(part.get("type")))
                .map(part -> new ModelMessage.Call(Json.text(part, "id").orElse(""), Json.text(part, "name").orElse(""),
                        Json.object(part, "arguments")))
                .toList();
    }
}
