package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/**
 * Parameters of {@code node.invoke.result} (contract section 11).
 *
 * @param payload what the command gave, as JSON
 * @param payloadJSON the same as text, which goes before; what is no text counts as the payload
 */
@ParamsOf("node.invoke.result")
public record NodeInvokeResultParams(@NotEmpty String id, @NotEmpty String nodeId, Boolean ok, Optional<Object> payload,
        Optional<Object> payloadJSON, Optional<Failure> error) {
    /** Why the command failed, in the node's words. */
    public record Failure(Optional<String> code, Optional<String> message) {}
}
