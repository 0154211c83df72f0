package ai.openclaw.protocol;

import ai.openclaw.api.AnyOf;
import ai.openclaw.api.Change;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;

/** Parameters of {@code sessions.patch} (contract section 9); null clears a field. */
@ParamsOf("sessions.patch")
public record SessionsPatchParams(@NotEmpty String key, @NotEmpty Change<String> label, @NotEmpty Change<String> thinkingLevel,
        Change<Boolean> fastMode, @NotEmpty Change<String> verboseLevel, @NotEmpty Change<String> reasoningLevel,
        Change<ResponseUsage> responseUsage, @NotEmpty Change<String> elevatedLevel, @NotEmpty Change<String> execHost,
        @NotEmpty Change<String> execSecurity, @NotEmpty Change<String> execAsk, @NotEmpty Change<String> execNode,
        @NotEmpty Change<String> model, @NotEmpty Change<String> spawnedBy, @Range(min = 0) Change<Integer> spawnDepth,
        Change<SubagentRole> subagentRole, Change<SubagentControlScope> subagentControlScope, Change<SendPolicy> sendPolicy,
        Change<GroupActivation> groupActivation) {

    /** What is said of tokens below an answer. */
    @AnyOf
    public enum ResponseUsage {
        OFF, TOKENS, FULL, ON
    }

    /** What a spawned session may do. */
    @AnyOf
    public enum SubagentRole {
        ORCHESTRATOR, LEAF
    }

    /** Which sessions a spawned one commands. */
    @AnyOf
    public enum SubagentControlScope {
        CHILDREN, NONE
    }

    /** Whether answers leave through the channel. */
    @AnyOf
    public enum SendPolicy {
        ALLOW, DENY
    }

    /** What wakes the agent in a group. */
    @AnyOf
    public enum GroupActivation {
        MENTION, ALWAYS
    }
}
