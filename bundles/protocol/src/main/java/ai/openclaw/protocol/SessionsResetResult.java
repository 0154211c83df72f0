package ai.openclaw.protocol;

/** The answer of {@code sessions.reset} (contract section 9): the entry of the new conversation. */
@ResultOf("sessions.reset")
public record SessionsResetResult(boolean ok, String key, SessionFields entry) {}
