package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.WireName;
import java.util.Optional;

/** Parameters of {@code node.pending.enqueue} (contract section 11). */
@ParamsOf("node.pending.enqueue")
public record NodePendingEnqueueParams(@NotEmpty String nodeId, Type type, Optional<Priority> priority,
        @Range(min = 1000, max = 86_400_000) Optional<Integer> expiresInMs, Optional<Boolean> wake) {
    /** What the node is to do. */
    public enum Type {
        @WireName("status.request")
        STATUS_REQUEST, @WireName("location.request")
        LOCATION_REQUEST
    }

    /** What is done first. */
    public enum Priority {
        NORMAL, HIGH
    }
}
