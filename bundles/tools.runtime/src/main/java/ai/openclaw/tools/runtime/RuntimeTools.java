package ai.openclaw.tools.runtime;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.Config;
import ai.openclaw.api.ExecApprovals;
import ai.openclaw.api.Sandboxes;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.api.Tool;
import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolGroupType;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** Commands on this machine or in a sandbox. What runs when the component goes ends with it. */
@Component
@ToolGroupType("runtime")
public final class RuntimeTools implements ToolGroup {
    static final String STOPPED = "the exec tool was stopped or updated";

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Sandboxes sandboxes;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable ExecApprovals approvals;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable SystemEvents events;

    private final CommandSessions commands;
    private final List<Tool<?>> tools;

    @Activate
    public RuntimeTools(@Reference Config config, @Reference AgentDirectory agents, @Reference Sessions sessions) {
        this(config, agents, sessions, System.getenv(), Clock.systemUTC());
    }

    RuntimeTools(Config config, AgentDirectory agents, Sessions sessions, Map<String, String> environment, Clock clock) {
        commands = new CommandSessions(clock);
        Function<String, ExecSettings> settings = agentId -> ExecSettings.of(config, agents, agentId);
        ExecTool exec = new ExecTool(commands, new Spawner(new CommandEnvironment(environment)), clock, sessions, settings, this::services,
                () -> Optional.ofNullable(events));
        ProcessTool process = new ProcessTool(commands, settings);
        tools = List.of(new Tool<>("exec", ExecTool.DESCRIPTION, ExecParams.class, exec::run),
                new Tool<>("process", ProcessTool.DESCRIPTION, ProcessParams.class, process::run));
    }

    private Spawner.Services services() { return new Spawner.Services(Optional.ofNullable(sandboxes), Optional.ofNullable(approvals)); }

    @Override
    public List<Tool<?>> tools() { return tools; }

    @Deactivate
    void stop() throws InterruptedException { ExitNotice.tellEnded(Optional.ofNullable(events), commands.close(STOPPED)); }
}
