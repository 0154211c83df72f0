package ai.openclaw.method.sessions;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/** Short texts from a session's transcript, read when they are first asked for. */
final class Preview {
    private static final int MAX_TITLE = 60;
    private static final int MAX_PREVIEW = 200;
    private static final int ALL = Integer.MAX_VALUE;
    private final Sessions sessions;
    private final SessionEntry entry;
    private @Nullable Texts texts;

    /**
     * @param title the beginning of the first thing that the user said
     * @param last the beginning of what was said last
     */
    private record Texts(Optional<String> title, Optional<String> last) {}

    Preview(Sessions sessions, SessionEntry entry) {
        this.sessions = sessions;
        this.entry = entry;
    }

    Optional<String> title() { return texts().title; }

    Optional<String> last() { return texts().last; }

    private Texts texts() {
        Texts known = texts;
        if (known == null) {
            known = read();
            texts = known;
        }
        return known;
    }

    private Texts read() {
        List<Map<String, Object>> messages = messages();
        return new Texts(
                messages.stream().filter(message -> "user".equals(message.get("role"))).flatMap(Preview::text)
                        .map(text -> shortened(text, MAX_TITLE)).findFirst(),
                messages.reversed().stream().filter(message -> !"toolResult".equals(message.get("role"))).flatMap(Preview::text)
                        .map(text -> shortened(text, MAX_PREVIEW)).findFirst());
    }

    private List<Map<String, Object>> messages() {
        try {
            return sessions.history(entry.key(), ALL);
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/sessions").warn("no preview of session {}: {}", entry.key(), e.message());
            return List.of();
        }
    }

    /** What a message says in words, in one piece. */
    static Stream<String> text(Map<String, Object> message) {
        String text = switch (message.get("content")) {
            case String words -> words;
            case List<?> parts -> String.join("\n", parts.stream().flatMap(
                    part -> part instanceof Map<?, ?> map && map.get("text") instanceof String words ? Stream.of(words) : Stream.of())
                    .toList());
            case null, default -> "";
        };
        return text.isBlank() ? Stream.of() : Stream.of(text);
    }

    private static String shortened(String text, int max) { return cut(text.strip().replaceAll("\\s+", " "), max); }

    /** At most so many characters, and never half of one. */
    static String cut(String text, int max) {
        if (text.length() <= max)
            return text;
        int end = Character.isHighSurrogate(text.charAt(max - 2)) ? max - 2 : max - 1;
        return text.substring(0, end) + "…";
    }
}
