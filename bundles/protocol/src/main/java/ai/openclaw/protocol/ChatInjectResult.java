package ai.openclaw.protocol;

/** The answer of {@code chat.inject} (contract section 8.5). */
@ResultOf("chat.inject")
public record ChatInjectResult(boolean ok, String messageId) {}
