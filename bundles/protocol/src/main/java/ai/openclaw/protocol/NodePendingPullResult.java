package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** The answer of {@code node.pending.pull} (contract section 11). */
@ResultOf("node.pending.pull")
public record NodePendingPullResult(String nodeId, List<Action> actions) {
    /**
     * A command that waits until the node's app is in the foreground again.
     *
     * @param paramsJSON as in the event {@code node.invoke.request}
     * @param enqueuedAtMs epoch milliseconds
     */
    public record Action(String id, String command, Optional<String> paramsJSON, long enqueuedAtMs) {}
}
