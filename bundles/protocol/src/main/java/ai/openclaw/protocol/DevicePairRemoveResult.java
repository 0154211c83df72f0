package ai.openclaw.protocol;

/** The answer of {@code device.pair.remove} (contract section 12). */
@ResultOf("device.pair.remove")
public record DevicePairRemoveResult(String deviceId) {}
