package ai.openclaw.method.catalog;

import ai.openclaw.api.ToolCatalog.Offer;
import ai.openclaw.api.ToolCatalog.Verdict;
import ai.openclaw.protocol.ToolsCatalogResult.Group;
import ai.openclaw.protocol.ToolsCatalogResult.Profile;
import ai.openclaw.protocol.ToolsCatalogResult.ProfileId;
import ai.openclaw.protocol.ToolsCatalogResult.Source;
import ai.openclaw.protocol.ToolsCatalogResult.Tool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The well-known groups of tools and the profiles that a tool belongs to without more configuration (contract section 6). */
final class ToolProfiles {
    static final List<Profile> PROFILES = List.of(new Profile(ProfileId.MINIMAL, "Minimal"), new Profile(ProfileId.CODING, "Coding"),
            new Profile(ProfileId.MESSAGING, "Messaging"), new Profile(ProfileId.FULL, "Full"));
    private static final Map<String, String> GROUPS = new LinkedHashMap<>();
    private static final Map<ProfileId, Set<String>> TOOLS = Map.of(ProfileId.MINIMAL, Set.of("session_status"), ProfileId.CODING,
            Set.of("read", "write", "edit", "apply_patch", "exec", "process", "web_search", "web_fetch", "memory_search", "memory_get",
                    "sessions_list", "sessions_history", "sessions_send", "sessions_spawn", "sessions_yield", "subagents", "session_status",
                    "cron", "image"),
            ProfileId.MESSAGING, Set.of("sessions_list", "sessions_history", "sessions_send", "session_status", "message"));

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
    static List<Group> groups(List<Verdict> verdicts, boolean plugins) {
        Map<String, List<Verdict>> byGroup = new TreeMap<>();
        verdicts.forEach(verdict -> byGroup.computeIfAbsent(verdict.tool().group(), _ -> new ArrayList<>()).add(verdict));
        List<Group> groups = new ArrayList<>();
        GROUPS.forEach((id, label) -> {
            if (byGroup.containsKey(id))
                groups.add(group(id, label, Source.CORE, byGroup.get(id)));
        });
        if (plugins)
            byGroup.forEach((id, tools) -> {
                if (!GROUPS.containsKey(id))
                    groups.add(group(id, id, Source.PLUGIN, tools));
            });
        return groups;
    }

    private static Group group(String id, String label, Source source, List<Verdict> verdicts) {
        return new Group(id, label, source, plugin(id, source), verdicts.stream().map(verdict -> tool(verdict, source)).toList());
    }

    private static Tool tool(Verdict verdict, Source source) {
        Offer offer = verdict.tool();
        List<ProfileId> profiles = Arrays.stream(ProfileId.values())
                .filter(profile -> TOOLS.getOrDefault(profile, Set.of()).contains(offer.name())).toList();
        return new Tool(offer.name(), offer.name(), offer.description(), source, plugin(offer.group(), source), profiles,
                Optional.of(verdict.allowed()), Optional.of(verdict.reason()));
    }

    private static Optional<String> plugin(String group, Source source) {
        return source == Source.PLUGIN ? Optional.of(group) : Optional.empty();
    }
}
