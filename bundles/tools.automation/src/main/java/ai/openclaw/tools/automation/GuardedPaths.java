package ai.openclaw.tools.automation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The places of the configuration that guard the gateway, which no agent changes unless its owner speaks (security checklist 31): who may
 * connect and speak, what tools may do and where they work, which code and commands are run, and where credentials are and are sent to.
 */
final class GuardedPaths {
    private static final Set<String> SECTIONS = Set.of("$include", "acp", "approvals", "auth", "bindings", "browser", "canvasHost",
            "commands", "discovery", "env", "hooks", "mcp", "nodeHost", "plugins", "secrets", "tools", "update", "wizard");
    private static final Set<String> FREE_OF_GATEWAY = Set.of("reload", "channelHealthCheckMinutes");
    private static final Set<String> OF_AGENTS = Set.of("sandbox", "tools", "subagents", "elevatedDefault", "workspace", "agentDir",
            "cliBackends", "budget", "skipBootstrap", "runtime", "repoRoot");
    private static final Set<String> OF_CHANNELS = Set.of("allowFrom", "groupAllowFrom", "dmPolicy", "groupPolicy", "policy", "groups",
            "guilds", "channels", "rooms", "dm", "direct", "dms", "defaultTo", "configWrites", "execApprovals", "commands",
            "requireMention");
    /** Wherever they stand: with another address a credential that stays goes to somebody else. */
    private static final Set<String> NAMES = Set.of("$include", "apiKey", "apiRoot", "authHeader", "baseUrl", "botToken", "command",
            "endpoint", "headers", "host", "password", "proxy", "redactPatterns", "redactSensitive", "secret", "token", "tokenFile", "url",
            "webhookPath", "webhookSecret", "webhookUrl");

    private GuardedPaths() {}

    /** Whether a place, given by its member names and array indexes, is guarded. */
    static boolean guarded(List<String> path) {
        String section = path.getFirst();
        if (SECTIONS.contains(section) || path.stream().anyMatch(GuardedPaths::credential))
            return true;
        List<String> below = path.subList(1, path.size());
        return switch (section) {
            case "gateway" -> !below.isEmpty() && !FREE_OF_GATEWAY.contains(below.getFirst());
            case "agents" -> below.stream().anyMatch(OF_AGENTS::contains);
            case "channels" -> below.stream().anyMatch(OF_CHANNELS::contains);
            default -> false;
        };
    }

    private static boolean credential(String name) {
        return NAMES.contains(name) || name.endsWith("Token") || name.endsWith("Secret") || name.endsWith("Password")
                || name.endsWith("Url") || name.endsWith("ApiKey");
    }

    /** The guarded places that two configurations differ in, dotted. */
    static Set<String> changed(@Nullable Object before, @Nullable Object after) {
        Set<String> changed = new TreeSet<>();
        compare(List.of(), before, after, changed);
        return changed;
    }

    private static void compare(List<String> path, @Nullable Object before, @Nullable Object after, Set<String> changed) {
        if (Objects.equals(before, after))
            return;
        if (!path.isEmpty() && guarded(path)) {
            changed.add(String.join(".", path));
            return;
        }
        Set<String> names = new TreeSet<>(names(before));
        names.addAll(names(after));
        for (String name : names) {
            List<String> below = new ArrayList<>(path);
            below.add(name);
            compare(below, member(before, name), member(after, name), changed);
        }
    }

    private static Set<String> names(@Nullable Object value) {
        Set<String> names = new TreeSet<>();
        if (value instanceof Map<?, ?> map)
            map.keySet().forEach(name -> names.add(String.valueOf(name)));
        else if (value instanceof List<?> list)
            for (int i = 0; i < list.size(); i++)
                names.add(Integer.toString(i));
        return names;
    }

    private static @Nullable Object member(@Nullable Object value, String name) {
        if (value instanceof Map<?, ?> map)
            return map.get(name);
        if (!(value instanceof List<?> list))
            return null;
        int index = Integer.parseInt(name);
        return index < list.size() ? list.get(index) : null;
    }
}
