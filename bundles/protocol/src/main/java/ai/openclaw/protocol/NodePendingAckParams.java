package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** Parameters of {@code node.pending.ack} (contract section 11); the ids must be there. */
@ParamsOf("node.pending.ack")
public record NodePendingAckParams(Optional<List<String>> ids) {}
