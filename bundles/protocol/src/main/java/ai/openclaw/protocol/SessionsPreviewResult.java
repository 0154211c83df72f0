package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code sessions.preview} (contract section 9). */
@ResultOf("sessions.preview")
public record SessionsPreviewResult(long ts, List<Preview> previews) {
    /** The last things that were said in one session; {@code key} as it was given. */
    public record Preview(String key, Status status, List<Item> items) {}

    /** Whether there is a session, and something to show. */
    public enum Status {
        OK, EMPTY, MISSING
    }

    /**
     * One message.
     *
     * @param role {@code user}, {@code assistant} or {@code tool}
     */
    public record Item(String role, String text) {}
}
