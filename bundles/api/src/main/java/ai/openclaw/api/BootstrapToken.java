package ai.openclaw.api;

/**
 * A token by which one new device may ask to be paired, once.
 *
 * @param expiresAtMs when it is good for nothing any more, in epoch milliseconds
 */
public record BootstrapToken(Secret value, long expiresAtMs) {}
