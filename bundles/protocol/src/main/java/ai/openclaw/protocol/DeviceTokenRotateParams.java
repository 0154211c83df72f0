package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.List;
import java.util.Optional;

/** Parameters of {@code device.token.rotate} (contract section 12); without scopes the token keeps its own. */
@ParamsOf("device.token.rotate")
public record DeviceTokenRotateParams(@NotEmpty String deviceId, @NotEmpty String role, Optional<List<String>> scopes) {}
