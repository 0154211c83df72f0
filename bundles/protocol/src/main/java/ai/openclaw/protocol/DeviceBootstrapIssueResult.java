package ai.openclaw.protocol;

/**
 * The answer of {@code device.bootstrap.issue}: by this token one new device may ask to be paired, once.
 *
 * @param expiresAtMs epoch milliseconds
 */
@ResultOf("device.bootstrap.issue")
public record DeviceBootstrapIssueResult(String bootstrapToken, long expiresAtMs) {}
