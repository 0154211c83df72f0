package ai.openclaw.core;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The section {@code agents}: which agents there are and what they have in common (contract section 14.4). */
@Settings("agents")
record AgentsSettings(@Default("{}") Defaults defaults, List<Agent> list, @Rest Map<String, Object> others) {

    /** What holds for every agent that says nothing else. */
    record Defaults(@Describe("provider/model, or {primary, fallbacks}") Optional<Object> model, Optional<String> workspace,
            @Default("4") @Range(min = 1, max = 256) int maxConcurrent, @Default("600") @Range(min = 1) int timeoutSeconds,
            Optional<Map<String, Object>> heartbeat, @Describe("What an agent may spend in a day.") Optional<Budget.Limits> budget,
            @Rest Map<String, Object> others) {}

    /** One agent. */
    record Agent(@NotEmpty String id, Optional<String> name, Optional<String> workspace, Optional<Object> model,
            @Describe("Its own limits in place of the common ones.") Optional<Budget.Limits> budget, @Rest Map<String, Object> others) {
        /** The key {@code default} is no Java name, so it arrives among the others. */
        boolean chosen() {
            return Boolean.TRUE.equals(others.get("default"));
        }
    }

    /** No section at all. */
    static final AgentsSettings NONE = new AgentsSettings(
            new Defaults(Optional.empty(), Optional.empty(), 4, 600, Optional.empty(), Optional.empty(), Map.of()), List.of(), Map.of());
}
