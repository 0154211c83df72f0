package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.ToolCatalog.Offer;
import ai.openclaw.api.ToolCatalog.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which tools a run may use. Every place that says something must agree: what one of them denies stays denied, and what one of them does
 * not allow is not allowed (contract section 14.4: deny wins).
 */
final class ToolPolicy {
    /** What a sandboxed session may use unless {@code tools.sandbox.tools} says otherwise: nothing that reaches beyond the sandbox. */
    private static final List<String> IN_SANDBOX = List.of("exec", "process", "read", "write", "edit", "apply_patch", "image",
            "sessions_list", "sessions_history", "sessions_send", "sessions_spawn", "sessions_yield", "subagents", "session_status");
    private static final List<String> NOT_IN_SANDBOX = List.of("browser", "canvas", "nodes", "cron", "gateway");
    /** What a sub-agent may not use unless {@code tools.subagents.tools} says otherwise: what speaks to people or changes the gateway. */
    private static final List<String> NOT_IN_SUBAGENT = List.of("gateway", "agents_list", "cron", "message", "sessions_send");
    private static final List<String> NOT_IN_LEAF = List.of("sessions_spawn", "subagents", "sessions_list", "sessions_history");
    /** What changes the gateway itself is for its owner alone (security checklist 31). */
    private static final List<String> OWNER_ONLY = List.of("gateway", "cron", "nodes");

    private final Config config;
    private final Agents agents;

    ToolPolicy(Config config, Agents agents) {
        this.config = config;
        this.agents = agents;
    }

    /**
     * For whom the rules are collected.
     *
     * @param model {@code provider/model}
     * @param leaf whether it is a sub-agent that may not spawn more
     */
    record Subject(String agentId, String sessionKey, String model, boolean sandboxed, boolean owner, boolean leaf) {
        boolean subagent() { return sessionKey.contains(":subagent:"); }
    }

    /** The rules that hold, in the order in which they are asked. */
    List<ToolRule> rules(Subject subject) {
        List<ToolRule> rules = new ArrayList<>();
        Map<String, Object> tools = Json.object(config.value("tools").orElse(null));
        Map<String, Object> own = Json.object(agents.settingsOf(subject.agentId()).get("tools"));
        String ownPath = "agents.list." + subject.agentId() + ".tools";
        boolean ownProfile = own.containsKey("profile");
        ToolRule.read("tools", ownProfile ? without(tools, "profile") : tools).ifPresent(rules::add);
        byProvider("tools", tools, subject.model()).ifPresent(rules::add);
        ToolRule.read(ownPath, own).ifPresent(rules::add);
        byProvider(ownPath, own, subject.model()).ifPresent(rules::add);
        group(subject.sessionKey()).ifPresent(rules::add);
        if (subject.sandboxed()) {
            Object nearest = Json.object(own, "sandbox").containsKey("tools")
                    ? Json.object(own, "sandbox").get("tools")
                    : Json.object(tools, "sandbox").get("tools");
            rules.add(ToolRule.readOr("tools.sandbox.tools", nearest, IN_SANDBOX, NOT_IN_SANDBOX));
        }
        if (subject.subagent()) {
            List<String> deny = new ArrayList<>(NOT_IN_SUBAGENT);
            if (subject.leaf())
                deny.addAll(NOT_IN_LEAF);
            rules.add(ToolRule.readOr("tools.subagents.tools", Json.object(tools, "subagents").get("tools"), List.of(), deny));
        }
        if (!subject.owner())
            rules.add(new ToolRule("commands.ownerAllowFrom", Optional.empty(), List.of(), List.of(), OWNER_ONLY));
        return rules;
    }

    private static Map<String, Object> without(Map<String, Object> section, String key) {
        Map<String, Object> rest = new java.util.LinkedHashMap<>(section);
        rest.remove(key);
        return rest;
    }

    private static Optional<ToolRule> byProvider(String path, Map<String, Object> section, String model) {
        Map<String, Object> providers = Json.object(section, "byProvider");
        String provider = model.substring(0, Math.max(0, model.indexOf('/')));
        for (String name : List.of(model, provider))
            if (providers.containsKey(name))
                return ToolRule.read(path + ".byProvider." + name, providers.get(name));
        return Optional.empty();
    }

    /** What the settings of a group say: {@code channels.<channel>.groups.<id>.tools}. */
    private Optional<ToolRule> group(String sessionKey) {
        String[] parts = sessionKey.split(":", 5);
        if (parts.length < 5 || (!parts[3].equals("group") && !parts[3].equals("channel")))
            return Optional.empty();
        Map<String, Object> groups = Json.object(config.value("channels." + parts[2] + ".groups").orElse(null));
        for (String id : List.of(parts[4], parts[4].split(":", 2)[0], "*"))
            if (Json.object(groups, id).containsKey("tools"))
                return ToolRule.read("channels." + parts[2] + ".groups." + id + ".tools", Json.object(groups, id).get("tools"));
        return Optional.empty();
    }

    /** What the rules say of a tool, and which of them decides. */
    static Verdict verdict(Offer tool, List<ToolRule> rules) {
        String allowed = "no rule forbids it";
        for (ToolRule rule : rules) {
            Optional<String> denied = ToolNames.match(rule.deny(), tool);
            if (denied.isPresent())
                return new Verdict(tool, false,
                        rule.path() + (rule.path().equals("commands.ownerAllowFrom")
                                ? ": it is for the owner of the gateway alone"
                                : ".deny has \"" + denied.get() + "\""));
            Optional<String> also = ToolNames.match(rule.alsoAllow(), tool);
            Optional<String> named = ToolNames.match(rule.allow(), tool);
            if (also.isEmpty()) {
                if (rule.profile().isPresent() && ToolNames.match(ToolNames.profile(rule.profile().get()), tool).isEmpty())
                    return new Verdict(tool, false, rule.path() + ".profile \"" + rule.profile().get() + "\" does not include it");
                if (!rule.allow().isEmpty() && named.isEmpty())
                    return new Verdict(tool, false, rule.path() + ".allow does not name it");
            }
            @Nullable
            String reason = also.map(pattern -> rule.path() + ".alsoAllow has \"" + pattern + "\"")
                    .or(() -> named.map(pattern -> rule.path() + ".allow has \"" + pattern + "\""))
                    .or(() -> rule.profile().map(profile -> rule.path() + ".profile is \"" + profile + "\"")).orElse(null);
            allowed = reason == null ? allowed : reason;
        }
        return new Verdict(tool, true, allowed);
    }
}
