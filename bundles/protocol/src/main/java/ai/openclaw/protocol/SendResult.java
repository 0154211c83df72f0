package ai.openclaw.protocol;

/**
 * The answer of {@code send} and {@code poll} (contract section 6): the platform has taken the message.
 *
 * @param runId the request's idempotency key
 * @param messageId the platform's
 */
@ResultOf({"send", "poll"})
public record SendResult(String runId, String messageId, String channel, String accountId, String to) {}
