package ai.openclaw.protocol;

/** The answer of {@code sessions.resolve} (contract section 9): the canonical key. */
@ResultOf("sessions.resolve")
public record SessionsResolveResult(boolean ok, String key) {}
