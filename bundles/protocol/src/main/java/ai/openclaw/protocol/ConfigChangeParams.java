package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.Optional;

/**
 * Parameters of {@code config.patch} and {@code config.apply} (contract section 14.1).
 *
 * @param raw a merge patch or the whole file, as JSON5
 * @param baseHash of the file that it was made of
 * @param sessionKey who is told of the restart, if there is one
 * @param note what they are told
 */
@ParamsOf({"config.patch", "config.apply"})
public record ConfigChangeParams(String raw, Optional<String> baseHash, Optional<String> sessionKey, Optional<String> note,
        @Range(min = 0, max = 3_600_000) Optional<Integer> restartDelayMs) {}
