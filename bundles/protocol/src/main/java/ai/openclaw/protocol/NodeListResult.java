package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code node.list} (contract section 11): what is connected first, then by name. */
@ResultOf("node.list")
public record NodeListResult(long ts, List<NodeEntry> nodes) {}
