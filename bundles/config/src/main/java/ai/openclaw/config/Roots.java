package ai.openclaw.config;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The top-level keys of contract section 14, and what became of former ones (sections 14 and 24). */
final class Roots {
    private static final Set<String> KNOWN = Set.of("$schema", "meta", "env", "wizard", "diagnostics", "logging", "cli", "update",
            "browser", "ui", "secrets", "auth", "acp", "models", "nodeHost", "agents", "tools", "bindings", "broadcast", "audio", "media",
            "messages", "commands", "approvals", "session", "cron", "hooks", "web", "channels", "discovery", "canvasHost", "talk",
            "gateway", "memory", "skills", "plugins");
    private static final Map<String, String> FORMER = Map.of( //
            "identity", "identity was moved; use agents.list[].identity instead (read as if it stood there)", //
            "agent",
            "agent.* was moved; use agents.defaults (and tools.* for tool/elevated/exec settings) instead (read as if it stood there)", //
            "routing", "routing was moved; use bindings and channels.<platform> instead (ignored)", //
            "bridge", "bridge is no section; nodes connect to the gateway port, older ones with gateway.bridge.enabled (ignored)", //
            "pairing", "pairing is no section; use channels.<platform>.dmPolicy (ignored)");

    private Roots() {}

    static boolean known(String key) { return KNOWN.contains(key); }

    static int size() { return KNOWN.size(); }

    static List<String> warnings(Collection<String> keys) {
        return keys.stream().filter(key -> !known(key))
                .map(key -> FORMER.containsKey(key) ? key + ": " + FORMER.get(key) : "unknown key \"" + key + "\" ignored").toList();
    }
}
