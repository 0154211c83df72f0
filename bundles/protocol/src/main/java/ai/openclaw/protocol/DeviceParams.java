package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code device.pair.remove} (contract section 12). */
@ParamsOf("device.pair.remove")
public record DeviceParams(@NotEmpty String deviceId) {}
