package ai.openclaw.api;

/**
 * A picture that belongs to a message.
 *
 * @param mimeType such as {@code image/png}
 * @param data in base64
 */
public record Image(String mimeType, String data) {}
