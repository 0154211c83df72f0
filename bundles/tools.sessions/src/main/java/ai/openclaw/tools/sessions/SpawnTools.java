package ai.openclaw.tools.sessions;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.Runs;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** How an agent lets others work for it: each in a conversation of its own, side by side, within limits. */
@Component(immediate = true)
@ToolGroupType("sessions")
public final class SpawnTools implements ToolGroup {
    private static final Duration NO_TIMEOUT = Duration.ofHours(24);

    private final Config config;
    private final AgentDirectory agents;
    private final Sessions sessions;
    private final Runs runs;
    private final ToolCatalog catalog;
    private final Subagents subagents;
    private final List<Tool<?>> tools = List.of(new Tool<>("sessions_spawn",
            "Lets a sub-agent work on a task in a conversation of its own while you go on. You are told how it ended; do not wait in a loop.",
            SpawnParams.class, this::spawn),
            new Tool<>("subagents", "Lists the sub-agents of this conversation, stops one, or tells one more.", SubagentsParams.class,
                    this::subagents),
            new Tool<>("sessions_yield", "Ends your turn now; you are woken when a sub-agent or a background command has news.",
                    NoParams.class, (params, call) -> new ToolResult("Your turn ends here.", false, Map.of("yield", true))));

    /** What becomes of a sub-agent's conversation. */
    enum Cleanup {
        KEEP, DELETE
    }

    /** What is done with a sub-agent. */
    enum Action {
        LIST, KILL, STEER
    }

    /** Arguments of {@code sessions_spawn}. */
    record SpawnParams(
            @Describe("What to do, with all that the sub-agent must know: it sees nothing of this conversation.") @NotEmpty String task,
            @Describe("A short name for it.") Optional<String> label, @Describe("Another agent than this one.") Optional<String> agentId,
            @Describe("Another model, as provider/model.") Optional<String> model,
            @Describe("How much it thinks: off, minimal, low, medium, high or xhigh.") Optional<String> thinking,
            @Describe("After how many seconds it is stopped; 0 for never.") @Range(min = 0, max = 86_400) Optional<Integer> runTimeoutSeconds,
            @Describe("Whether its conversation is kept when it has ended.") @Default("\"keep\"") Cleanup cleanup) {}

    /** Arguments of {@code subagents}. */
    record SubagentsParams(@Describe("What to do.") @Default("\"list\"") Action action,
            @Describe("The session key or label of the sub-agent; all for kill means every one.") Optional<String> target,
            @Describe("What to tell it.") Optional<String> message) {}

    @Activate
    public SpawnTools(@Reference Config config, @Reference AgentDirectory agents, @Reference Sessions sessions,
            @Reference SessionChanges changes, @Reference Runs runs, @Reference SystemEvents events, @Reference ToolCatalog catalog) {
        this.catalog = catalog;
        this.config = config;
        this.agents = agents;
        this.sessions = sessions;
        this.runs = runs;
        subagents = new Subagents(sessions, changes, runs, events);
        subagents.resume();
    }

    @Deactivate
    public void close() { subagents.close(); }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult spawn(SpawnParams params, ToolCall call) {
        SpawnLimits limits = SpawnLimits.of(config);
        long depth = depth(call.sessionKey()) + 1;
        check(params, call, limits, depth);
        String agentId = params.agentId().orElse(call.agentId());
        String key = "agent:" + agentId + ":subagent:" + UUID.randomUUID();
        Map<String, Object> fields = new LinkedHashMap<>(Map.of("spawnedBy", call.sessionKey(), "spawnDepth", depth, "subagentRole",
                depth >= limits.maxSpawnDepth() ? "leaf" : "orchestrator", "cleanup", params.cleanup().name().toLowerCase(Locale.ROOT)));
        params.label().ifPresent(label -> fields.put("label", label));
        model(params, agentId, limits).ifPresent(name -> {
            fields.put("providerOverride", name.substring(0, name.indexOf('/')));
            fields.put("modelOverride", name.substring(name.indexOf('/') + 1));
        });
        int seconds = params.runTimeoutSeconds().orElse(limits.runTimeoutSeconds());
        RunRequest request = new RunRequest("spawn:" + UUID.randomUUID(), key, params.task(), RunRequest.Source.AGENT, Optional.empty(),
                seconds == 0 ? NO_TIMEOUT : Duration.ofSeconds(seconds)).thinking(params.thinking().or(limits::thinking));
        subagents.begin(key, fields, request);
        return new ToolResult("Sub-agent " + key + " works on it. You will be told when it is done.", false,
                Map.of("status", "accepted", "childSessionKey", key, "runId", request.runId())).meta(params.label().orElse("sub-agent"));
    }

    private void check(SpawnParams params, ToolCall call, SpawnLimits limits, long depth) {
        if (depth > limits.maxSpawnDepth())
            throw GatewayException.invalid("A sub-agent of this depth may not spawn others (agents.defaults.subagents.maxSpawnDepth is "
                    + limits.maxSpawnDepth() + "); do the work yourself.");
        long own = subagents.of(call.sessionKey()).stream().filter(Subagents::works).count();
        if (own >= limits.maxChildrenPerAgent())
            throw GatewayException.invalid(own
                    + " sub-agents of this conversation work already (agents.defaults.subagents.maxChildrenPerAgent); wait until one is done.");
        if (subagents.working() >= limits.maxConcurrent())
            throw GatewayException.invalid(
                    limits.maxConcurrent() + " sub-agents work already (agents.defaults.subagents.maxConcurrent); try again later.");
        String agentId = params.agentId().orElse(call.agentId());
        AgentInfo spawner = agents.find(call.agentId())
                .orElseThrow(() -> GatewayException.invalid("agent \"" + call.agentId() + "\" is gone"));
        if (agents.find(agentId).isEmpty())
            throw GatewayException.invalid("unknown agent id \"" + agentId + "\"; agents_list names them");
        if (!agentId.equals(call.agentId()) && !allowed(spawner).contains(agentId) && !allowed(spawner).contains("*"))
            throw GatewayException.invalid(
                    "agent \"" + agentId + "\" may not be spawned from here (agents.list." + call.agentId() + ".subagents.allowAgents)");
        if (call.place().sandbox().isPresent() && catalog.place(agentId, "agent:" + agentId + ":subagent:new").sandbox().isEmpty())
            throw GatewayException
                    .invalid("From a sandbox no sub-agent can be spawned that works outside one, as agent \"" + agentId + "\" would.");
        if (params.model().filter(name -> name.indexOf('/') <= 0).isPresent())
            throw GatewayException.invalid("model is written as provider/model");
    }

    private static List<?> allowed(AgentInfo agent) {
        return agent.settings().get("subagents") instanceof Map<?, ?> own && own.get("allowAgents") instanceof List<?> list
                ? list
                : List.of();
    }

    private long depth(String key) {
        return sessions.find(key).map(entry -> entry.fields().get("spawnDepth")).filter(Number.class::isInstance)
                .map(depth -> ((Number) depth).longValue()).orElse(0L);
    }

    private Optional<String> model(SpawnParams params, String agentId, SpawnLimits limits) {
        Object own = agents.find(agentId).map(agent -> agent.settings().get("subagents")).orElse(null) instanceof Map<?, ?> section
                ? section.get("model")
                : null;
        return params.model().or(() -> own instanceof String name && name.indexOf('/') > 0 ? Optional.of(name) : Optional.empty())
                .or(limits::modelName);
    }

    private ToolResult subagents(SubagentsParams params, ToolCall call) {
        List<SessionEntry> all = subagents.of(call.sessionKey());
        return switch (params.action()) {
            case LIST -> list(all);
            case KILL -> kill(targets(all, params));
            case STEER -> steer(targets(all, params), params, call);
        };
    }

    private static ToolResult list(List<SessionEntry> all) {
        return ToolResult.of(all.isEmpty()
                ? "This conversation has no sub-agents."
                : all.stream().map(entry -> entry.key() + entry.label().map(label -> " \"" + label + "\"").orElse("")
                        + (Subagents.works(entry) ? ", works" : ", done")).collect(Collectors.joining("\n")));
    }

    private static List<SessionEntry> targets(List<SessionEntry> all, SubagentsParams params) {
        String target = params.target().orElse("");
        List<SessionEntry> found = all.stream()
                .filter(entry -> target.equals("all") || entry.key().equals(target) || entry.label().filter(target::equals).isPresent())
                .toList();
        if (found.isEmpty())
            throw GatewayException.invalid("This conversation has no sub-agent \"" + target + "\"; list them first.");
        return found;
    }

    private ToolResult kill(List<SessionEntry> targets) {
        long ended = targets.stream().mapToLong(entry -> runs.stop(entry.key()).size()).sum();
        return ToolResult.of(ended == 0 ? "Nothing was being done there." : "Stopped.");
    }

    private ToolResult steer(List<SessionEntry> targets, SubagentsParams params, ToolCall call) {
        String message = params.message().filter(text -> !text.isBlank())
                .orElseThrow(() -> GatewayException.invalid("Say in message what to tell it."));
        targets.forEach(entry -> runs.start(
                new RunRequest("steer:" + UUID.randomUUID(), entry.key(), message, RunRequest.Source.AGENT, Optional.empty(), NO_TIMEOUT)
                        .owner(call.owner())));
        return ToolResult.of("Told; it reads it when it has done what it works on.");
    }
}
