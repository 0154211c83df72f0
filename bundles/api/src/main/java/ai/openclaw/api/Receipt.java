package ai.openclaw.api;

/**
 * The platform's word that it has taken a message.
 *
 * @param messageId the platform's id of the message
 */
public record Receipt(String messageId) {}
