package ai.openclaw.method.sessions;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.LoggerFactory;

/** Short texts from a session's transcript. */
final class Preview {
    private static final int MAX_TITLE = 60;
    private static final int MAX_PREVIEW = 200;
    private static final int ALL = 1000;

    private Preview() {}

    /** The beginning of the first thing that the user said. */
    static Optional<String> title(Sessions sessions, SessionEntry entry) {
        return messages(sessions, entry, ALL).filter(message -> "user".equals(message.get("role"))).flatMap(Preview::text)
                .map(text -> shortened(text, MAX_TITLE)).findFirst();
    }

    static Optional<String> last(Sessions sessions, SessionEntry entry) {
        return messages(sessions, entry, 20).flatMap(Preview::text).reduce((_, later) -> later).map(text -> shortened(text, MAX_PREVIEW));
    }

    private static Stream<Map<String, Object>> messages(Sessions sessions, SessionEntry entry, int limit) {
        try {
            return sessions.history(entry.key(), limit).stream();
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/sessions").warn("no preview of session {}: {}", entry.key(), e.message());
            return Stream.empty();
        }
    }

    private static Stream<String> text(Map<String, Object> message) {
        return switch (message.get("content")) {
            case String text -> Stream.of(text).filter(some -> !some.isBlank());
            case List<?> parts -> parts.stream()
                    .flatMap(part -> part instanceof Map<?, ?> map && map.get("text") instanceof String text && !text.isBlank()
                            ? Stream.of(text)
                            : Stream.of());
            case null, default -> Stream.of();
        };
    }

    private static String shortened(String text, int max) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() > max ? line.substring(0, max - 1) + "…" : line;
    }
}
