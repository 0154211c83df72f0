package ai.openclaw.protocol;

import java.util.Optional;

/** What a session has only when it was set, mostly with {@code sessions.patch} (contract section 9). */
public record SessionChoices(Optional<String> label, Optional<String> displayName, Optional<String> channel, Optional<String> subject,
        Optional<String> groupChannel, Optional<String> space, Optional<String> spawnedBy, Optional<Integer> spawnDepth,
        Optional<SessionsPatchParams.SubagentRole> subagentRole, Optional<SessionsPatchParams.SubagentControlScope> subagentControlScope,
        Optional<String> thinkingLevel, Optional<Boolean> fastMode, Optional<String> verboseLevel, Optional<String> reasoningLevel,
        Optional<String> elevatedLevel, Optional<SessionsPatchParams.SendPolicy> sendPolicy,
        Optional<SessionsPatchParams.ResponseUsage> responseUsage, Optional<SessionsPatchParams.GroupActivation> groupActivation,
        Optional<String> execHost, Optional<String> execSecurity, Optional<String> execAsk, Optional<String> execNode,
        Optional<String> providerOverride, Optional<String> modelOverride, Optional<String> lastTo, Optional<String> lastAccountId) {}
