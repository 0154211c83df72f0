package ai.openclaw.protocol;

import ai.openclaw.api.PairedDevice;

/** The answer of {@code device.pair.approve} (contract section 12). */
@ResultOf("device.pair.approve")
public record DevicePairApproveResult(String requestId, PairedDevice device) {}
