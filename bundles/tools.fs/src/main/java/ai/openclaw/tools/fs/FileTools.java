package ai.openclaw.tools.fs;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import ai.openclaw.api.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The files of the workspace, and with leave those around it. */
@Component
@ToolGroupType("fs")
public final class FileTools implements ToolGroup {
    private final Config config;
    private final AgentDirectory agents;
    private final Gateway gateway;
    private final SeenFiles seen = new SeenFiles();
    private final List<Tool<?>> tools = List.of(
            new Tool<>("read", ReadTool.DESCRIPTION, ReadTool.Params.class, (params, call) -> with(call, false, params, ReadTool::run)),
            new Tool<>("write", WriteTool.DESCRIPTION, WriteTool.Params.class, (params, call) -> with(call, false, params, WriteTool::run)),
            new Tool<>("edit", EditTool.DESCRIPTION, EditTool.Params.class, (params, call) -> with(call, false, params, EditTool::run)),
            new Tool<>("apply_patch", PatchTool.DESCRIPTION, PatchTool.Params.class, this::patch));

    @Activate
    public FileTools(@Reference Config config, @Reference AgentDirectory agents, @Reference Gateway gateway) {
        this.config = config;
        this.agents = agents;
        this.gateway = gateway;
    }

    @Override
    public List<Tool<?>> tools() { return tools; }

    private <P> ToolResult with(ToolCall call, boolean workspaceOnly, P params, BiFunction<P, WorkFiles, ToolResult> tool) {
        try {
            return tool.apply(params, new WorkFiles(Reach.of(call, workspaceOnly, gateway.stateDir()), call.sessionKey(), seen));
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private ToolResult patch(PatchTool.Params params, ToolCall call) {
        if (!setting(call.agentId(), "enabled"))
            return ToolResult.failed(new GatewayException(ErrorCode.FORBIDDEN,
                    "apply_patch is switched off; use edit and write, or a person can set tools.exec.applyPatch.enabled").message());
        return with(call, setting(call.agentId(), "workspaceOnly"), params, PatchTool::run);
    }

    /** A switch of {@code tools.exec.applyPatch} (contract section 14), the agent's own first; on unless it was switched off. */
    private boolean setting(String agentId, String name) {
        Optional<Object> own = agents.find(agentId).map(AgentInfo::settings)
                .flatMap(settings -> value(settings, "tools", "exec", "applyPatch", name));
        return own.or(() -> config.value("tools.exec.applyPatch." + name)).map(value -> !Boolean.FALSE.equals(value)).orElse(true);
    }

    private static Optional<Object> value(Object tree, String... path) {
        Object at = tree;
        for (String name : path)
            at = at instanceof Map<?, ?> map && map.get(name) != null ? map.get(name) : Map.of();
        return at instanceof Map<?, ?> ? Optional.empty() : Optional.of(at);
    }
}
