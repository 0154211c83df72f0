package ai.openclaw.tools.sessions;

import ai.openclaw.api.Config;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCall;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Which conversations an agent may look at and speak into: {@code tools.sessions.visibility} ({@code self}, {@code tree}, {@code agent} or
 * {@code all}), and for those of other agents {@code tools.agentToAgent}. A sandboxed agent sees what it spawned, unless
 * {@code agents.defaults.sandbox.sessionToolsVisibility} is {@code all}.
 */
final class Visibility {
    private static final int MAX_DEPTH = 10;
    private final Config config;
    private final Sessions sessions;

    Visibility(Config config, Sessions sessions) {
        this.config = config;
        this.sessions = sessions;
    }

    /** Why a conversation is out of sight; empty when it is not. */
    Optional<String> refusal(ToolCall call, String key) {
        if (key.equals(call.sessionKey()))
            return Optional.empty();
        String agent = agentId(key);
        if (!agent.equals(call.agentId()) && !agentToAgent(call.agentId(), agent))
            return Optional.of("conversations of agent \"" + agent + "\" are out of reach; tools.agentToAgent does not allow it");
        boolean seen = switch (level(call)) {
            case "self" -> false;
            case "tree" -> spawnedBy(call.sessionKey(), key) || main(call);
            case "agent" -> agent.equals(call.agentId());
            default -> true;
        };
        return seen ? Optional.empty() : Optional.of(key + " is out of sight (tools.sessions.visibility is \"" + level(call) + "\")");
    }

    /** The main conversation is the person's own, and sees the other ones of its agent. */
    private boolean main(ToolCall call) {
        return call.place().sandbox().isEmpty()
                && call.sessionKey().equals("agent:" + call.agentId() + ":" + sessions.defaults().mainKey());
    }

    private String level(ToolCall call) {
        String level = text("tools.sessions.visibility").orElse("tree");
        boolean confined = call.place().sandbox().isPresent()
                && !text("agents.defaults.sandbox.sessionToolsVisibility").filter("all"::equals).isPresent();
        return confined ? "tree" : level;
    }

    private boolean agentToAgent(String from, String to) {
        if (!Boolean.TRUE.equals(config.value("tools.agentToAgent.enabled").orElse(false)))
            return false;
        List<?> allowed = config.value("tools.agentToAgent.allow").orElse(null) instanceof List<?> list ? list : List.of("*");
        return allowed.contains("*") || (allowed.contains(from) && allowed.contains(to));
    }

    private boolean spawnedBy(String parent, String key) {
        Set<String> seen = new HashSet<>();
        Optional<String> spawner = Optional.of(key);
        while (spawner.isPresent() && seen.size() < MAX_DEPTH && seen.add(spawner.get())) {
            spawner = sessions.find(spawner.get()).flatMap((SessionEntry entry) -> entry.text("spawnedBy"));
            if (spawner.filter(parent::equals).isPresent())
                return true;
        }
        return false;
    }

    private Optional<String> text(String path) { return config.value(path).map(value -> String.valueOf(value).toLowerCase(Locale.ROOT)); }

    static String agentId(String key) {
        String[] parts = key.split(":", 3);
        return parts.length == 3 && parts[0].equals("agent") ? parts[1] : "main";
    }
}
