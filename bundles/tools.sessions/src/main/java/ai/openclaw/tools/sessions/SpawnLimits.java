package ai.openclaw.tools.sessions;

import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Range;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.Rest;
import java.util.Map;
import java.util.Optional;

/** The section {@code agents.defaults.subagents}. */
record SpawnLimits(@Default("8") @Range(min = 1, max = 100) int maxConcurrent, @Default("1") @Range(min = 1, max = 5) int maxSpawnDepth,
        @Default("5") @Range(min = 1, max = 20) int maxChildrenPerAgent, Optional<Object> model, Optional<String> thinking,
        @Default("0") @Range(min = 0) int runTimeoutSeconds, @Rest Map<String, Object> others) {
    private static final SpawnLimits USUAL = new SpawnLimits(8, 1, 5, Optional.empty(), Optional.empty(), 0, Map.of());

    static SpawnLimits of(Config config) {
        return RecordReader.read(config.value("agents.defaults.subagents").orElse(Map.of()), SpawnLimits.class).value().orElse(USUAL);
    }

    /** The model of sub-agents, {@code provider/model}. */
    Optional<String> modelName() {
        Object name = model.orElse(null) instanceof Map<?, ?> map ? map.get("primary") : model.orElse(null);
        return name instanceof String text && text.indexOf('/') > 0 ? Optional.of(text) : Optional.empty();
    }
}
