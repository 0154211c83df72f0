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
import java.util.Optional;

/** The part of a transcript that a model is shown: since the last summary, and as much as it can read. */
final class Context {
    /** Characters that stand for a token, on the safe side. */
    static final int CHARS_PER_TOKEN = 3;
    /** Characters that a picture stands for, about 1,500 tokens. */
    static final int IMAGE_CHARS = 4500;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm z", Locale.ENGLISH);

    private final String model;
    private final boolean images;
    private final List<ModelMessage> shown = new ArrayList<>();
    /** Calls that have had no answer so far: a model refuses a conversation in which one is missing. */
    private final List<ModelMessage.Call> open = new ArrayList<>();

    private Context(String model, boolean images) {
        this.model = model;
        this.images = images;
    }

    /**
     * The newest entries that fit into so many characters, beginning with one of the user or a summary.
     *
     * @param model {@code provider/model}, which is shown its own thoughts again, but not those of others
     */
    static List<ModelMessage> of(List<Map<String, Object>> entries, long roomChars, String model, boolean images) {
        Optional<Map<String, Object>> summary = summary(entries);
        List<Map<String, Object>> messages = messages(entries, summary);
        Context context = new Context(model, images);
        summary.flatMap(entry -> Json.text(entry, "summary"))
                .ifPresent(text -> context.shown.add(new ModelMessage.User(Compaction.HEADING + "\n" + text)));
        messages.subList(begin(messages, roomChars), messages.size()).forEach(context::add);
        context.closeCalls();
        return context.shown;
    }

    /** The newest summary of what went before (contract section 19). */
    static Optional<Map<String, Object>> summary(List<Map<String, Object>> entries) {
        return entries.reversed().stream().filter(entry -> "compaction".equals(entry.get("type"))).findFirst();
    }

    /** The messages from the first that the summary kept. */
    static List<Map<String, Object>> messages(List<Map<String, Object>> entries, Optional<Map<String, Object>> summary) {
        Object kept = summary.map(entry -> entry.get("firstKeptEntryId")).orElse("");
        int from = 0;
        for (int i = 0; i < entries.size(); i++)
            if (kept.equals(entries.get(i).get("id")))
                from = i;
        return entries.subList(from, entries.size()).stream().filter(entry -> "message".equals(entry.get("type")))
                .map(entry -> Json.object(entry, "message")).toList();
    }

    private static int begin(List<Map<String, Object>> messages, long roomChars) {
        long room = roomChars;
        int begin = -1;
        for (int i = messages.size() - 1; i >= 0 && (room > 0 || begin < 0); i--) {
            room -= size(messages.get(i));
            if ("user".equals(messages.get(i).get("role")) && (room > 0 || begin < 0))
                begin = i;
        }
        return Math.max(begin, 0);
    }

    /** How much of a model's sight a message takes, in characters. */
    static long size(Map<String, Object> message) {
        if (message.get("content") instanceof String text)
            return text.length();
        long size = 0;
        for (Object part : Json.array(message.get("content")))
            size += size(Json.object(part), "image".equals(Json.object(part).get("type")));
        return size;
    }

    private static long size(Map<String, Object> part, boolean image) {
        if (image)
            return IMAGE_CHARS;
        return part.get("text") instanceof String text ? text.length() : String.valueOf(part).length();
    }

    private void add(Map<String, Object> message) {
        switch (Json.text(message, "role").orElse("")) {
            case "user" -> {
                closeCalls();
                shown.add(user(message));
            }
            case "assistant" -> {
                if ("error".equals(message.get("stopReason")))
                    return;
                closeCalls();
                ModelMessage.Assistant said = new ModelMessage.Assistant(text(message), calls(message), thoughts(message));
                if (said.text().isEmpty() && said.calls().isEmpty())
                    return;
                open.addAll(said.calls());
                shown.add(said);
            }
            case "toolResult" -> result(message);
            default -> {
                // an entry that no model reads
            }
        }
    }

    /** An answer whose call was cut off with older messages is left out with it. */
    private void result(Map<String, Object> message) {
        String callId = Json.text(message, "toolCallId").orElse("");
        if (open.removeIf(call -> call.id().equals(callId)))
            shown.add(new ModelMessage.Result(callId, Json.text(message, "toolName").orElse(""), text(message),
                    Json.flag(message, "isError"), images ? images(message) : List.of()));
    }

    /** Answers the calls whose answers were lost when a run was ended. */
    private void closeCalls() {
        open.forEach(call -> shown.add(new ModelMessage.Result(call.id(), call.tool(), "No result provided", true)));
        open.clear();
    }

    private ModelMessage user(Map<String, Object> message) {
        List<Image> pictures = images(message);
        String text = dated(text(message), Json.number(message, "timestamp"));
        return images || pictures.isEmpty()
                ? new ModelMessage.User(text, pictures)
                : new ModelMessage.User(text + "\n[" + pictures.size() + " picture(s) left out: this model reads text only]");
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

    static List<Image> images(Map<String, Object> message) { return parts(message, "image").stream().map(Letters::image).toList(); }

    static List<ModelMessage.Call> calls(Map<String, Object> message) {
        return parts(message, "toolCall").stream().map(part -> new ModelMessage.Call(Json.text(part, "id").orElse(""),
                Json.text(part, "name").orElse(""), Json.object(part, "arguments"))).toList();
    }

    /** Only what carries the provider's proof is shown again; the rest was for people. */
    private List<ModelMessage.Thought> thoughts(Map<String, Object> message) {
        if (!model.equals(message.get("provider") + "/" + message.get("model")))
            return List.of();
        return parts(message, "thinking").stream().filter(part -> part.containsKey("thinkingSignature")).map(
                part -> new ModelMessage.Thought(Json.text(part, "thinking").orElse(""), Json.text(part, "thinkingSignature").orElse("")))
                .toList();
    }

    private static List<Map<String, Object>> parts(Map<String, Object> message, String type) {
        return Json.array(message.get("content")).stream().map(Json::object).filter(part -> type.equals(part.get("type"))).toList();
    }
}
