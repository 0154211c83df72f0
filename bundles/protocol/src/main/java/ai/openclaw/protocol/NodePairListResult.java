package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code node.pair.list} (contract section 11), the newest first, without tokens. */
@ResultOf("node.pair.list")
public record NodePairListResult(List<NodePairRequest> pending, List<PairedNode> paired) {}
