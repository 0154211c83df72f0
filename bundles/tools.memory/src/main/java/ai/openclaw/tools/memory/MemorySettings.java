package ai.openclaw.tools.memory;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Range;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code agents.defaults.memorySearch} says, and {@code agents.list[].memorySearch} before it (contract section 14).
 *
 * @param extraPaths files and folders besides the workspace's own notes
 * @param provider whose vectors are used; without one words alone decide
 */
record MemorySettings(@Default("true") boolean enabled, List<String> extraPaths, Optional<String> provider, Optional<String> model,
        @Default("{}") Chunking chunking, @Default("{}") Query query) {
    private static final String PATH = "agents.defaults.memorySearch";
    private static final Map<String, String> MODELS = Map.of("openai", "text-embedding-3-small", "gemini", "gemini-embedding-001",
            "mistral", "mistral-embed", "ollama", "nomic-embed-text", "voyage", "voyage-3.5");

    /** How notes are divided, in tokens of about four characters. */
    record Chunking(@Default("400") @Range(min = 50, max = 4000) int tokens, @Default("80") @Range(min = 0, max = 2000) int overlap) {}

    /** @param minScore 0 to 1; without one every match counts */
    record Query(@Default("6") @Range(min = 1) int maxResults, Optional<Double> minScore, @Default("{}") Hybrid hybrid) {}

    /** How much vectors and words count. */
    record Hybrid(@Default("true") boolean enabled, @Default("0.7") double vectorWeight, @Default("0.3") double textWeight,
            @Default("4") @Range(min = 1, max = 20) int candidateMultiplier) {}

    static MemorySettings of(Config config, AgentDirectory agents, String agentId) {
        Object own = agents.find(agentId).map(AgentInfo::settings).map(settings -> settings.get("memorySearch")).orElse(Map.of());
        Reading<MemorySettings> reading = RecordReader.read(merged(config.value(PATH).orElse(Map.of()), own), MemorySettings.class);
        return reading.value().orElseThrow(() -> GatewayException.invalid(PATH + ": " + reading.text()));
    }

    /** Objects key by key, all else from the second one. */
    private static Object merged(Object usual, Object own) {
        if (!(usual instanceof Map<?, ?> before) || !(own instanceof Map<?, ?> news))
            return own;
        Map<Object, Object> merged = new LinkedHashMap<>(before);
        news.forEach((key, value) -> merged.put(key, before.get(key) == null ? value : merged(before.get(key), value)));
        return merged;
    }

    /** The provider whose vectors are used. */
    Optional<String> vectors() {
        return provider.filter(name -> query.hybrid().enabled() && !name.equals("none"));
    }

    String vectorModel() { return model.orElseGet(() -> MODELS.getOrDefault(provider.orElse(""), "")); }
}
