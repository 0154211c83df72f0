package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.List;
import java.util.Optional;

/**
 * Parameters of {@code config.edit}.
 *
 * @param edits changes of single places
 * @param raw instead of them, the whole file as JSON5, kept with its comments and layout
 * @param baseHash of the file that the change was thought out for; needed with {@code raw}
 * @param sessionKey who is told of the restart, if there is one
 * @param note what they are told
 */
@ParamsOf("config.edit")
public record ConfigEditParams(List<ConfigEdit> edits, Optional<String> raw, Optional<String> baseHash, Optional<String> sessionKey,
        Optional<String> note, @Range(min = 0, max = 3_600_000) Optional<Integer> restartDelayMs) {}
