package ai.openclaw.method.sandbox;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.SandboxPlans;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolCatalog.Audience;
import ai.openclaw.api.Workplace;
import ai.openclaw.protocol.SandboxExplainParams;
import ai.openclaw.protocol.SandboxExplainResult;
import ai.openclaw.protocol.SandboxExplainResult.Backend;
import ai.openclaw.protocol.SandboxExplainResult.Elevated;
import ai.openclaw.protocol.SandboxExplainResult.Mount;
import ai.openclaw.protocol.SandboxExplainResult.Tool;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Says where a session's tools work and which it may use: the very answers that its runs go by. */
final class Explanation {
    private static final String NO_BUNDLE = "the bundle sandbox does not run, so commands of this session are refused; openclaw plugins list "
            + "shows why";
    private final Config config;
    private final AgentDirectory agents;
    private final Sessions sessions;
    private final ToolCatalog tools;

    Explanation(Config config, AgentDirectory agents, Sessions sessions, ToolCatalog tools) {
        this.config = config;
        this.agents = agents;
        this.sessions = sessions;
        this.tools = tools;
    }

    SandboxExplainResult of(SandboxExplainParams params, Optional<SandboxPlans> plans) {
        Optional<String> key = params.sessionKey().filter(text -> !text.isBlank()).map(sessions::canonical);
        String agentId = params.agentId().or(() -> key.flatMap(Explanation::agentOf)).orElseGet(() -> agents.list().getFirst().id());
        AgentInfo agent = agents.find(agentId).orElseThrow(() -> GatewayException.invalid("unknown agent id \"" + agentId + "\""));
        if (key.flatMap(Explanation::agentOf).filter(other -> !other.equals(agentId)).isPresent())
            throw GatewayException.invalid("session \"" + key.orElse("") + "\" is not one of agent \"" + agentId + "\"");
        String session = key.orElseGet(() -> "agent:" + agentId + ":" + sessions.defaults().mainKey());
        Workplace place = tools.place(agentId, session);
        Map<String, Object> section = new LinkedHashMap<>(object(config.value("agents.defaults.sandbox").orElse(null)));
        section.putAll(object(agent.settings().get("sandbox")));
        List<Tool> verdicts = tools.verdicts(new Audience(agentId, Optional.of(session), Optional.empty())).stream()
                .map(verdict -> new Tool(verdict.tool().name(), verdict.tool().group(), verdict.allowed(), verdict.reason())).toList();
        return new SandboxExplainResult(agentId, session, place.sandbox().isPresent(), text(section, "mode", "off"),
                place.sandbox().map(SandboxKey::scope).orElse("-"), place.sandbox().map(Explanation::access).orElse("rw"),
                place.folder().toString(), place.writable(), place.sandbox().map(sandbox -> backend(sandbox, plans)), verdicts,
                elevated(agent));
    }

    /** The scope of the sandbox that a session's commands run in. */
    String scope(String sessionKey) {
        String key = sessions.canonical(sessionKey);
        String agentId = agentOf(key).filter(id -> agents.find(id).isPresent()).orElseGet(() -> agents.list().getFirst().id());
        return tools.place(agentId, key).sandbox().map(SandboxKey::scope).orElse(key);
    }

    private static Optional<String> agentOf(String key) {
        String[] parts = key.split(":", 3);
        return parts.length == 3 && parts[0].equals("agent") ? Optional.of(parts[1]) : Optional.empty();
    }

    private static String access(SandboxKey key) {
        return switch (key.access()) {
            case NONE -> "none";
            case READ -> "ro";
            case WRITE -> "rw";
        };
    }

    private static Backend backend(SandboxKey key, Optional<SandboxPlans> plans) {
        if (plans.isEmpty())
            return new Backend("none", false, NO_BUNDLE, "", "", "", List.of(), Map.of(), List.of());
        SandboxPlans.Plan plan = plans.get().plan(key);
        return new Backend(plan.backend(), plan.works(), plan.words(), plan.name(), plan.image(), plan.workdir(),
                plan.mounts().stream().map(mount -> new Mount(mount.source().toString(), mount.target(), mount.writable())).toList(),
                plan.limits(), plan.unlimited());
    }

    /** An agent can only narrow what holds for all. */
    private Elevated elevated(AgentInfo agent) {
        Map<String, Object> common = object(config.value("tools.elevated").orElse(null));
        Map<String, Object> own = object(object(agent.settings().get("tools")).get("elevated"));
        boolean enabled = !Boolean.FALSE.equals(common.get("enabled")) && !Boolean.FALSE.equals(own.get("enabled"));
        Object level = agent.settings().get("elevatedDefault");
        String usual = level != null
                ? level.toString()
                : config.value("agents.defaults.elevatedDefault").map(Object::toString).orElse("on");
        return new Elevated(enabled, usual, object(own.containsKey("allowFrom") ? own.get("allowFrom") : common.get("allowFrom")));
    }

    private static String text(Map<String, Object> map, String key, String usual) {
        return map.get(key) instanceof String text ? text : usual;
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> tree)
            tree.forEach((key, one) -> map.put(String.valueOf(key), one));
        return map;
    }
}
