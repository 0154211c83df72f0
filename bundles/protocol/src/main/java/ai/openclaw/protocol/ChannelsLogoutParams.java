package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code channels.logout} (contract section 6). */
@ParamsOf("channels.logout")
public record ChannelsLogoutParams(@NotEmpty String channel, Optional<String> accountId) {}
