package ai.openclaw.method.catalog;

import ai.openclaw.api.ToolCatalog.Offer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** The well-known groups of tools and the profiles that a tool belongs to without more configuration (contract section 6). */
final class ToolProfiles {
    static final List<Map<String, String>> PROFILES = List.of("minimal", "coding", "messaging", "full").stream()
            .map(id -> Map.of("id", id, "label", id.substring(0, 1).toUpperCase(Locale.ROOT) + id.substring(1))).toList();
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();
    private static final Map<String, Set<String>> TOOLS = Map.of("minimal", Set.of("session_status"), "coding",
            Set.of("read", "write", "edit", "apply_patch", "exec", "process", "web_search", "web_fetch", "memory_search", "memory_get",
                    "sessions_list", "sessions_history", "sessions_send", "sessions_spawn", "sessions_yield", "subagents", "session_status",
                    "cron", "image"),
            "messaging", Set.of("sessions_list", "sessions_history", "sessions_send", "session_status", "message"));

    static {
        GROUPS.put("fs", "Files");
        GROUPS.put("runtime", "Runtime");
        GROUPS.put("web", "Web");
        GROUPS.put("memory", "Memory");
        GROUPS.put("sessions", "Sessions");
        GROUPS.put("ui", "UI");
        GROUPS.put("messaging", "Messaging");
        GROUPS.put("automation", "Automation");
        GROUPS.put("nodes", "Nodes");
        GROUPS.put("agents", "Agents");
        GROUPS.put("media", "Media");
    }

    private ToolProfiles() {}

    /** The groups that are deployed, the well-known ones first. */
    static List<Map<String, Object>> groups(List<Offer> offers, boolean plugins) {
        Map<String, List<Offer>> byGroup = new TreeMap<>();
        offers.forEach(offer -> byGroup.computeIfAbsent(offer.group(), _ -> new ArrayList<>()).add(offer));
        List<Map<String, Object>> groups = new ArrayList<>();
        GROUPS.forEach((id, label) -> {
            if (byGroup.containsKey(id))
                groups.add(group(id, label, "core", byGroup.get(id)));
        });
        if (plugins)
            byGroup.forEach((id, tools) -> {
                if (!GROUPS.containsKey(id))
                    groups.add(group(id, id, "plugin", tools));
            });
        return groups;
    }

    private static Map<String, Object> group(String id, String label, String source, List<Offer> offers) {
        Map<String, Object> group = new LinkedHashMap<>();
        group.put("id", id);
        group.put("label", label);
        group.put("source", source);
        if (source.equals("plugin"))
            group.put("pluginId", id);
        group.put("tools", offers.stream().map(offer -> tool(offer, source)).toList());
        return group;
    }

    private static Map<String, Object> tool(Offer offer, String source) {
        Map<String, Object> tool = new LinkedHashMap<>();
        tool.put("id", offer.name());
        tool.put("label", offer.name());
        tool.put("description", offer.description());
        tool.put("source", source);
        if (source.equals("plugin"))
            tool.put("pluginId", offer.group());
        tool.put("defaultProfiles", List.of("minimal", "coding", "messaging").stream()
                .filter(profile -> TOOLS.getOrDefault(profile, Set.of()).contains(offer.name())).toList());
        return tool;
    }
}
