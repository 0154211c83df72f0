package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;

/** Parameters of {@code device.token.revoke} (contract section 12). */
@ParamsOf("device.token.revoke")
public record DeviceTokenRevokeParams(@NotEmpty String deviceId, @NotEmpty String role) {}
