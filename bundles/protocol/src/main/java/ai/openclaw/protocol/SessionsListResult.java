package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code sessions.list} (contract section 9).
 *
 * @param ts epoch milliseconds
 * @param path the file, or {@code (multiple)}
 */
@ResultOf("sessions.list")
public record SessionsListResult(long ts, String path, int count, Defaults defaults, List<Session> sessions) {
    /** The model of sessions that chose none. */
    public record Defaults(String modelProvider, String model, int contextTokens) {}

    /**
     * A session.
     *
     * @param updatedAt epoch milliseconds
     * @param totalTokens tokens of the context at the last turn
     * @param derivedTitle the beginning of the first thing that was said, if it was asked for
     * @param lastMessagePreview the beginning of what was said last, if it was asked for
     */
    public record Session(String key, Kind kind, ChatType chatType, SessionFields.Origin origin, long updatedAt, String sessionId,
            boolean systemSent, boolean abortedLastRun, long inputTokens, long outputTokens, long totalTokens, boolean totalTokensFresh,
            String modelProvider, String model, int contextTokens, SessionFields.Delivery deliveryContext, String lastChannel,
            @Rest SessionChoices choices, Optional<String> derivedTitle, Optional<String> lastMessagePreview) {}

    /** What sort of conversation a session is in a list. */
    public enum Kind {
        DIRECT, GROUP, GLOBAL, UNKNOWN
    }
}
