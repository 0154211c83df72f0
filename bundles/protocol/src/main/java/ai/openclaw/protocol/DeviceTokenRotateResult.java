package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code device.token.rotate} (contract section 12).
 *
 * @param token the new one, which is told only here
 * @param rotatedAtMs epoch milliseconds
 */
@ResultOf("device.token.rotate")
public record DeviceTokenRotateResult(String deviceId, String role, String token, List<String> scopes, long rotatedAtMs) {
    @Override
    public String toString() { return "DeviceTokenRotateResult[" + deviceId + ", ***]"; }
}
