package ai.openclaw.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages of a transcript as {@code chat.history} shows them (contract section 8.5). */
final class History {
    /** The sender and the time that stand before a user's text when the model reads it. */
    private static final Pattern ENVELOPE = Pattern.compile(
            "^(?:System: [^\\n]*\\n)*\\n?(?:\\s*Sender \\(untrusted metadata\\):\\s*```json(?<sender>.*?)```\\s*)?(?:\\[\\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d [^\\]]{1,40}\\] )?",
            Pattern.DOTALL);
    private static final Pattern LABEL = Pattern.compile("\"label\"\\s*:\\s*\"([^\"\\\\]{1,200})\"");
    /** What is for the gateway alone. */
    private static final List<String> INTERNAL = List.of("idempotencyKey", "openclawAbort", "details");

    private History() {}

    static Map<String, Object> shown(Map<String, Object> message) {
        Map<String, Object> shown = new LinkedHashMap<>(message);
        shown.keySet().removeAll(INTERNAL);
        if ("user".equals(message.get("role"))) {
            shown.put("content", withoutEnvelope(message.get("content")));
            sender(Context.text(message)).ifPresent(label -> shown.putIfAbsent("senderLabel", label));
        } else if (message.get("usage") instanceof Map<?, ?>) {
            shown.put("usage", withTotalCost(Json.object(message, "usage")));
        }
        return shown;
    }

    /** Of what it cost only the sum is shown. */
    private static Map<String, Object> withTotalCost(Map<String, Object> usage) {
        Map<String, Object> shown = new LinkedHashMap<>(usage);
        if (Json.object(usage, "cost").get("total") instanceof Number total)
            shown.put("cost", Json.of("total", total));
        return shown;
    }

    private static List<Object> withoutEnvelope(@Nullable Object content) {
        if (content instanceof String text)
            return List.of(Json.of("type", "text", "text", stripped(text)));
        return Json.array(content).stream().map(part -> (Object) part(Json.object(part))).toList();
    }

    /** A picture is only mentioned: it may be larger than everything else together. */
    private static Map<String, Object> part(Map<String, Object> part) {
        Map<String, Object> piece = new LinkedHashMap<>(part);
        Json.text(piece, "text").ifPresent(text -> piece.put("text", stripped(text)));
        if ("image".equals(part.get("type")) && piece.remove("data") instanceof String data)
            piece.putAll(Json.of("omitted", true, "bytes", data.length() / 4 * 3));
        return piece;
    }

    static String stripped(String text) { return ENVELOPE.matcher(text).replaceFirst(""); }

    private static Optional<String> sender(String text) {
        Matcher envelope = ENVELOPE.matcher(text);
        if (!envelope.lookingAt() || envelope.group("sender") == null)
            return Optional.empty();
        Matcher label = LABEL.matcher(envelope.group("sender"));
        return label.find() ? Optional.of(label.group(1)) : Optional.empty();
    }
}
