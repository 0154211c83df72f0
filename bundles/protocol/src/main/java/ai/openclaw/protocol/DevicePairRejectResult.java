package ai.openclaw.protocol;

/** The answer of {@code device.pair.reject} (contract section 12). */
@ResultOf("device.pair.reject")
public record DevicePairRejectResult(String requestId, String deviceId) {}
