package ai.openclaw.tools.agents;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** What an agent can know of the other agents: those that it may spawn as sub-agents ({@code agents.list[].subagents.allowAgents}). */
@Component
@ToolGroupType("agents")
public final class AgentTools implements ToolGroup {
    private final AgentDirectory agents;
    private final List<Tool<?>> tools = List
            .of(new Tool<>("agents_list", "Lists the agents that sessions_spawn may let work for you.", NoParams.class, this::list));

    @Activate
    public AgentTools(@Reference AgentDirectory agents) { this.agents = agents; }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private ToolResult list(NoParams params, ToolCall call) {
        List<?> allowed = agents.find(call.agentId()).map(AgentTools::allowed).orElse(List.of());
        List<AgentInfo> found = agents.list().stream()
                .filter(agent -> agent.id().equals(call.agentId()) || allowed.contains("*") || allowed.contains(agent.id())).toList();
        String text = found.stream().map(agent -> line(agent, call)).collect(Collectors.joining("\n"));
        return new ToolResult(text.isEmpty() ? "No agents." : text, false, Map.of("requester", call.agentId(), "allowAny",
                allowed.contains("*"), "agents", found.stream().map(AgentTools::details).toList()));
    }

    private static List<?> allowed(AgentInfo agent) {
        return agent.settings().get("subagents") instanceof Map<?, ?> own && own.get("allowAgents") instanceof List<?> list
                ? list
                : List.of();
    }

    private static String line(AgentInfo agent, ToolCall call) {
        return agent.id() + agent.name().map(name -> " \"" + name + "\"").orElse("") + (agent.id().equals(call.agentId()) ? " (you)" : "");
    }

    private static Map<String, Object> details(AgentInfo agent) {
        Map<String, Object> details = new LinkedHashMap<>(Map.of("id", agent.id()));
        agent.name().ifPresent(name -> details.put("name", name));
        return details;
    }
}
