package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code device.pair.approve} and {@code device.pair.reject} (contract section 12). */
@ParamsOf({"device.pair.approve", "device.pair.reject"})
public record PairingDecisionParams(@NotEmpty String requestId) {}
