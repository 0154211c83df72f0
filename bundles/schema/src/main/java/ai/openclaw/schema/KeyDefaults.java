package ai.openclaw.schema;

import ai.openclaw.json5.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Puts in the values that clients expect to see although nobody wrote them (transcript config-rpc, {@code config}). */
public final class KeyDefaults {
    private static final Map<String, Object> COST = ordered("input", 0L, "output", 0L, "cacheRead", 0L, "cacheWrite", 0L);

    private KeyDefaults() {}

    private static Map<String, Object> ordered(Object... pairs) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < pairs.length; i += 2)
            map.put(String.valueOf(pairs[i]), pairs[i + 1]);
        return map;
    }

    public static Map<String, @Nullable Object> apply(@Nullable Object tree) {
        Map<String, @Nullable Object> config = Json.object(tree);
        section(config, "commands", ordered("native", "auto", "nativeSkills", "auto", "restart", true, "ownerDisplay", "raw"));
        section(config, "messages", ordered("ackReactionScope", "group-mentions"));
        if (config.get("logging") instanceof Map<?, ?>)
            section(config, "logging", ordered("redactSensitive", "tools"));
        Map<String, @Nullable Object> agents = Json.object(config.get("agents"));
        section(agents, "defaults", ordered("maxConcurrent", 4L));
        Map<String, @Nullable Object> defaults = Json.object(agents.get("defaults"));
        section(defaults, "subagents", ordered("maxConcurrent", 8L));
        agents.put("defaults", defaults);
        if (!(config.get("agents") instanceof List<?>))
            config.put("agents", agents);
        models(config);
        return config;
    }

    /** Adds what a section lacks; one that is no object is left alone. */
    private static void section(Map<String, @Nullable Object> parent, String name, Map<String, Object> presets) {
        Object present = parent.get(name);
        if (present != null && !(present instanceof Map<?, ?>))
            return;
        Map<String, @Nullable Object> section = Json.object(present);
        presets.forEach(section::putIfAbsent);
        parent.put(name, section);
    }

    private static void models(Map<String, @Nullable Object> config) {
        if (!(config.get("models") instanceof Map<?, ?> models) || !(models.get("providers") instanceof Map<?, ?> providers))
            return;
        Map<String, @Nullable Object> filled = new LinkedHashMap<>();
        providers.forEach((id, provider) -> filled.put(String.valueOf(id), provider instanceof Map<?, ?> map ? provider(map) : provider));
        Map<String, @Nullable Object> all = Json.object(models);
        all.put("providers", filled);
        config.put("models", all);
    }

    private static Map<String, @Nullable Object> provider(Map<?, ?> map) {
        Map<String, @Nullable Object> provider = Json.object(map);
        if (!(provider.get("models") instanceof List<?> list))
            return provider;
        List<@Nullable Object> models = new ArrayList<>();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?>)) {
                models.add(item);
                continue;
            }
            Map<String, @Nullable Object> model = Json.object(item);
            ordered("reasoning", false, "input", List.of("text"), "cost", COST, "contextWindow", 200_000L, "maxTokens", 8192L)
                    .forEach(model::putIfAbsent);
            if (provider.get("api") != null)
                model.putIfAbsent("api", provider.get("api"));
            models.add(model);
        }
        provider.put("models", models);
        return provider;
    }
}
