package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.Optional;

/**
 * The answer of {@code node.invoke} (contract section 11).
 *
 * @param payload what the node answered; text that is no JSON stands in it as {@code payloadJSON}
 * @param payloadJSON the node's own text, if it answered with text
 */
@ResultOf("node.invoke")
public record NodeInvokeResult(boolean ok, String nodeId, String command, Optional<Object> payload, @OrNull Optional<String> payloadJSON) {}
