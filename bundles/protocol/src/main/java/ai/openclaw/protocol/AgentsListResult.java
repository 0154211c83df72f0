package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of {@code agents.list} (contract section 6). */
@ResultOf("agents.list")
public record AgentsListResult(String defaultId, String mainKey, Scope scope, List<Agent> agents) {
    /** Whether every sender has a session of their own. */
    public enum Scope {
        PER_SENDER, GLOBAL
    }

    /**
     * An agent.
     *
     * @param name for people
     */
    public record Agent(String id, Optional<String> name, @Shape(Identity.class) Optional<Map<String, Object>> identity) {}

    /** Who an agent says it is, as it is configured. */
    public record Identity(Optional<String> name, Optional<String> theme, Optional<String> emoji, Optional<String> avatar,
            @Rest Map<String, Object> others) {}
}
