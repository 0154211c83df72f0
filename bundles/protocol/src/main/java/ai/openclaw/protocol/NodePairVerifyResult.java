package ai.openclaw.protocol;

import java.util.Map;
import java.util.Optional;

/** The answer of {@code node.pair.verify} (contract section 11): whether the token is the node's, and then the node without it. */
@ResultOf("node.pair.verify")
public record NodePairVerifyResult(boolean ok, @Shape(PairedNode.class) Optional<Map<String, Object>> node) {}
