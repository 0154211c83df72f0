package ai.openclaw.protocol;

import java.util.Map;

/**
 * The answer of {@code node.pair.request} (contract section 11).
 *
 * @param created false when it asked before
 */
@ResultOf("node.pair.request")
public record NodePairRequestResult(Status status, @Shape(NodePairRequest.class) Map<String, Object> request, boolean created) {
    /** The only state of a request. */
    public enum Status {
        PENDING
    }
}
