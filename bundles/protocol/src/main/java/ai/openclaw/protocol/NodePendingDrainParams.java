package ai.openclaw.protocol;

import ai.openclaw.api.Range;
import java.util.Optional;

/** Parameters of {@code node.pending.drain} (contract section 11); 4 items unless given. */
@ParamsOf("node.pending.drain")
public record NodePendingDrainParams(@Range(min = 1, max = 10) Optional<Integer> maxItems) {}
