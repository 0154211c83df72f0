package ai.openclaw.protocol;

/**
 * The answer of {@code device.token.revoke} (contract section 12).
 *
 * @param revokedAtMs epoch milliseconds
 */
@ResultOf("device.token.revoke")
public record DeviceTokenRevokeResult(String deviceId, String role, long revokedAtMs) {}
