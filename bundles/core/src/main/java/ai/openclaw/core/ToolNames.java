package ai.openclaw.core;

import ai.openclaw.api.ToolCatalog.Offer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The names that rules use for tools: their own, {@code *} in them, {@code group:<group>}, and profiles (contract section 14.4). */
final class ToolNames {
    /** The groups that come with the gateway; the tools of all others are plugins'. */
    private static final Set<String> OWN_GROUPS = Set.of("fs", "runtime", "web", "memory", "sessions", "ui", "messaging", "automation",
            "nodes", "agents", "media");
    private static final Map<String, String> ALIASES = Map.of("bash", "exec", "apply-patch", "apply_patch");
    private static final Map<String, List<String>> PROFILES = Map.of("minimal", List.of("session_status"), "coding",
            List.of("group:fs", "group:runtime", "group:sessions", "group:memory", "group:web", "cron", "image"), "messaging",
            List.of("group:messaging", "sessions_list", "sessions_history", "sessions_send", "session_status"), "full", List.of("*"));

    private ToolNames() {}

    /** The pattern of the list that a tool matches, if any. */
    static Optional<String> match(List<String> patterns, Offer tool) {
        return patterns.stream().filter(pattern -> matches(pattern, tool)).findFirst();
    }

    static boolean matches(String pattern, Offer tool) {
        String name = pattern.strip().toLowerCase(Locale.ROOT);
        String plain = ALIASES.getOrDefault(name, name);
        if (plain.startsWith("group:"))
            return inGroup(plain.substring("group:".length()), tool.group());
        if (plain.contains("*"))
            return Pattern.matches(Pattern.quote(plain).replace("*", "\\E.*\\Q"), tool.name());
        // who may run commands may patch files as well, for a command can do the same
        return plain.equals(tool.name()) || (plain.equals("exec") && tool.name().equals("apply_patch"));
    }

    private static boolean inGroup(String wanted, String group) {
        return switch (wanted) {
            case "openclaw" -> OWN_GROUPS.contains(group);
            case "plugins" -> !OWN_GROUPS.contains(group);
            default -> wanted.equals(group);
        };
    }

    /** What a profile allows; an unknown one allows everything, for it is reported as a wrong value already. */
    static List<String> profile(String name) {
        return PROFILES.getOrDefault(name, List.of("*"));
    }
}
