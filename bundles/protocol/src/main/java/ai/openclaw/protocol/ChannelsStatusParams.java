package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code channels.status} (contract section 6). */
@ParamsOf("channels.status")
public record ChannelsStatusParams(Optional<Boolean> probe, @Range(min = 0) Optional<Integer> timeoutMs) {}
