package ai.openclaw.config;

import ai.openclaw.json5.Json;
import ai.openclaw.schema.SchemaIssue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads what former versions had elsewhere as if it stood where it belongs now: {@code identity}, {@code agent} and {@code gateway.token}
 * (contract sections 14 and 24). The file stays as it is, and what stands in the new place wins.
 */
final class FormerSettings {
    /** Parts of {@code agent} that went to {@code tools}. */
    private static final Map<String, String> TOOLS = Map.of("elevated", "elevated", "exec", "exec", "bash", "exec");

    private static final List<SchemaIssue> MOVED = List.of(
            SchemaIssue.bad("identity", "identity was moved; use agents.list[].identity instead (auto-migrated on load)."),
            SchemaIssue.bad("agent", "agent.* was moved; use agents.defaults (and tools.* for tool/elevated/exec settings) instead"
                    + " (auto-migrated on load)."));

    private FormerSettings() {}

    /** Former top-level keys that a configuration still has, in the words of the transcripts; nothing that is written may have them. */
    static List<SchemaIssue> issues(Map<String, @Nullable Object> tree) {
        return MOVED.stream().filter(moved -> tree.containsKey(moved.path())).toList();
    }

    static Map<String, @Nullable Object> moved(Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> gateway = tree.get("gateway") instanceof Map<?, ?> map ? Json.object(map) : Map.of();
        if (!tree.containsKey("identity") && !tree.containsKey("agent") && !gateway.containsKey("token"))
            return tree;
        Map<String, @Nullable Object> moved = new LinkedHashMap<>(tree);
        if (tree.get("agent") instanceof Map<?, ?> agent)
            agent(moved, agent);
        if (tree.get("identity") instanceof Map<?, ?> identity)
            identity(moved, identity);
        if (gateway.get("token") instanceof String token)
            token(moved, gateway, token);
        return moved;
    }

    private static void agent(Map<String, @Nullable Object> tree, Map<?, ?> agent) {
        Map<String, @Nullable Object> agents = Json.object(tree.get("agents"));
        Map<String, @Nullable Object> defaults = Json.object(agents.get("defaults"));
        Map<String, @Nullable Object> tools = Json.object(tree.get("tools"));
        agent.forEach((key, value) -> {
            String name = String.valueOf(key);
            if (name.equals("tools"))
                Json.object(value).forEach(tools::putIfAbsent);
            else if (TOOLS.containsKey(name))
                tools.putIfAbsent(TOOLS.get(name), value);
            else
                defaults.putIfAbsent(name, value);
        });
        agents.put("defaults", defaults);
        tree.put("agents", agents);
        if (!tools.isEmpty())
            tree.put("tools", tools);
    }

    /** It was that of the one agent there was, so it goes to the one that is asked unless another is named. */
    private static void identity(Map<String, @Nullable Object> tree, Map<?, ?> identity) {
        Map<String, @Nullable Object> agents = Json.object(tree.get("agents"));
        List<@Nullable Object> list = agents.get("list") instanceof List<?> present ? new ArrayList<>(present) : new ArrayList<>();
        if (list.isEmpty())
            list.add(Map.of("id", "main", "default", true));
        int chosen = 0;
        for (int i = list.size() - 1; i >= 0; i--)
            if (Boolean.TRUE.equals(Json.object(list.get(i)).get("default")))
                chosen = i;
        Map<String, @Nullable Object> agent = Json.object(list.get(chosen));
        agent.putIfAbsent("identity", identity);
        list.set(chosen, agent);
        agents.put("list", list);
        tree.put("agents", agents);
    }

    private static void token(Map<String, @Nullable Object> tree, Map<String, @Nullable Object> gateway, String token) {
        Map<String, @Nullable Object> auth = Json.object(gateway.get("auth"));
        auth.putIfAbsent("token", token);
        Map<String, @Nullable Object> moved = new LinkedHashMap<>(gateway);
        moved.remove("token");
        moved.put("auth", auth);
        tree.put("gateway", moved);
    }

    /** What becomes of a key that the contract does not know, for people. */
    static String fate(SchemaIssue unknown) {
        return unknown.path().equals("gateway") && unknown.message().contains("\"maxConnections\"")
                ? "(maxConnections is honoured as the most connections at once)"
                : "(ignored)";
    }

    /** What is told about it. */
    static List<String> warnings(Map<String, @Nullable Object> tree) {
        return tree.get("gateway") instanceof Map<?, ?> gateway && gateway.containsKey("token")
                ? List.of("gateway.token was moved; use gateway.auth.token instead (read as if it stood there)")
                : List.of();
    }
}
