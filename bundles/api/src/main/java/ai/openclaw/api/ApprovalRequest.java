package ai.openclaw.api;

import java.util.List;
import java.util.Optional;

/**
 * A command that waits for a person (contract section 13), as the event {@code exec.approval.requested} tells it. Times are epoch
 * milliseconds.
 */
public record ApprovalRequest(String id, Asked request, long createdAtMs, long expiresAtMs) {
    /**
     * What is asked for.
     *
     * @param command the whole command line, as a person must see it
     * @param systemRunBinding what an approved run of a node is held against
     * @param systemRunPlan what the node is to run
     * @param resolvedPath the program that would run
     */
    public record Asked(String command, @OrNull Optional<Binding> systemRunBinding, @OrNull Optional<Plan> systemRunPlan,
            @OrNull Optional<String> cwd, @OrNull Optional<String> nodeId, @OrNull Optional<String> host, @OrNull Optional<String> security,
            @OrNull Optional<String> ask, @OrNull Optional<String> agentId, @OrNull Optional<String> resolvedPath,
            @OrNull Optional<String> sessionKey, @OrNull Optional<String> turnSourceChannel, @OrNull Optional<String> turnSourceTo,
            @OrNull Optional<String> turnSourceAccountId, @OrNull Optional<Object> turnSourceThreadId) {}

    /** What a run must be to count as the one that was approved. */
    public record Binding(List<String> argv, @OrNull Optional<String> cwd, @OrNull Optional<String> agentId,
            @OrNull Optional<String> sessionKey, @OrNull Optional<String> envHash) {
        public Binding {
            argv = List.copyOf(argv);
        }
    }

    /** What a node said that it would run, when it was asked by {@code system.run.prepare}. */
    public record Plan(List<String> argv, @OrNull Optional<String> cwd, String commandText, @OrNull Optional<String> commandPreview,
            @OrNull Optional<String> agentId, @OrNull Optional<String> sessionKey) {
        public Plan {
            argv = List.copyOf(argv);
        }
    }

    /**
     * What became of a request.
     *
     * @param decision {@code allow-once}, {@code allow-always} or {@code deny}; empty when nobody decided in time
     */
    public record Outcome(String id, @OrNull Optional<String> decision, long createdAtMs, long expiresAtMs) {}
}
