package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code channels.status} (contract section 6). */
public record ChannelsStatusParams(Optional<Boolean> probe, @Range(min = 0) Optional<Integer> timeoutMs) {}
