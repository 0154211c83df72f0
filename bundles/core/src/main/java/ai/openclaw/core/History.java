package ai.openclaw.core;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Messages of a transcript as {@code chat.history} shows them (contract section 8.5). */
final class History {
    /** The time that stands before a user's text when the model reads it. */
    private static final Pattern ENVELOPE = Pattern.compile(
            "^(?:\\s*Sender \\(untrusted metadata\\):\\s*```json.*?```\\s*)?\\[\\w{3} \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d [^\\]]{1,40}\\] ",
            Pattern.DOTALL);

    private History() {}

    static Map<String, Object> shown(Map<String, Object> message) {
        Map<String, Object> shown = new LinkedHashMap<>(message);
        shown.remove("idempotencyKey");
        shown.remove("openclawAbort");
        if ("user".equals(message.get("role")))
            shown.put("content", withoutEnvelope(message.get("content")));
        return shown;
    }

    private static List<Object> withoutEnvelope(@Nullable Object content) {
        if (content instanceof String text)
            return List.of(Json.of("type", "text", "text", stripped(text)));
        return Json.array(content).stream().map(part -> {
            Map<String, Object> piece = new LinkedHashMap<>(Json.object(part));
            Json.text(piece, "text").ifPresent(text -> piece.put("text", stripped(text)));
            return (Object) piece;
        }).toList();
    }

    static String stripped(String text) { return ENVELOPE.matcher(text).replaceFirst(""); }
}
