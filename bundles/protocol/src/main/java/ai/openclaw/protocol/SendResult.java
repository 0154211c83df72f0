package ai.openclaw.protocol;

/**
 * The answer of {@code send}, {@code poll} and {@code message.action} (contract sections 6 and 21): the platform has taken the message.
 *
 * @param runId the request's idempotency key
 * @param messageId the platform's
 */
@ResultOf({"send", "poll", "message.action"})
public record SendResult(String runId, String messageId, String channel, String accountId, String to) {}
