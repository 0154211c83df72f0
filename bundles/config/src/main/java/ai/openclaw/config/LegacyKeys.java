package ai.openclaw.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Top-level keys of former versions, and where their settings are now (contract section 14). */
final class LegacyKeys {
    private static final Map<String, String> MOVED = new LinkedHashMap<>();

    static {
        MOVED.put("identity", "identity was moved; use agents.list[].identity instead (auto-migrated on load).");
        MOVED.put("agent", "agent.* was moved; use agents.defaults (and tools.* for tool/elevated/exec settings) instead (auto-migrated on"
                + " load).");
    }

    private LegacyKeys() {}

    /** Those that a configuration still has; as long as there are any, nothing else is looked at. */
    static List<SchemaIssue> issues(@Nullable Object tree) {
        return tree instanceof Map<?, ?> map
                ? MOVED.entrySet().stream().filter(moved -> map.containsKey(moved.getKey()))
                        .map(moved -> SchemaIssue.bad(moved.getKey(), moved.getValue())).toList()
                : List.of();
    }
}
