package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;

/** The answer of {@code node.pair.list} (contract section 11), the newest first, without tokens. */
@ResultOf("node.pair.list")
public record NodePairListResult(@Shape(NodePairRequest.class) List<Map<String, Object>> pending,
        @Shape(PairedNode.class) List<Map<String, Object>> paired) {}
