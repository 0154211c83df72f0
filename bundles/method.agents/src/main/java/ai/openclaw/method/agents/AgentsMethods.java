package ai.openclaw.method.agents;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Call;
import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionDefaults;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.AgentIdentityParams;
import ai.openclaw.protocol.AgentIdentityResult;
import ai.openclaw.protocol.AgentsCreateParams;
import ai.openclaw.protocol.AgentsDeleteParams;
import ai.openclaw.protocol.AgentsFileParams;
import ai.openclaw.protocol.AgentsFileResult;
import ai.openclaw.protocol.AgentsFileSetParams;
import ai.openclaw.protocol.AgentsFileSetResult;
import ai.openclaw.protocol.AgentsFilesParams;
import ai.openclaw.protocol.AgentsFilesResult;
import ai.openclaw.protocol.AgentsListResult;
import ai.openclaw.protocol.AgentsUpdateParams;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods agents.*, agents.files.* and agent.identity.get (contract section 6). */
@Component
public final class AgentsMethods implements MethodGroup {
    private final AgentDirectory agents;
    private final Sessions sessions;
    private final AgentChanges changes;

    @Activate
    public AgentsMethods(@Reference AgentDirectory agents, @Reference Sessions sessions, @Reference Config config,
            @Reference ConfigEditor editor, @Reference Gateway gateway) {
        this.agents = agents;
        this.sessions = sessions;
        changes = new AgentChanges(agents, config, editor, gateway.stateDir());
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("agents.list", Scope.READ, NoParams.class, this::list),
                GatewayMethod.of("agents.create", Scope.ADMIN, AgentsCreateParams.class, (params, _) -> changes.create(params)).slowly(),
                GatewayMethod.of("agents.update", Scope.ADMIN, AgentsUpdateParams.class, (params, _) -> changes.update(params)).slowly(),
                GatewayMethod.of("agents.delete", Scope.ADMIN, AgentsDeleteParams.class, (params, _) -> changes.delete(params)).slowly(),
                GatewayMethod.of("agents.files.list", Scope.READ, AgentsFilesParams.class, this::files).slowly(),
                GatewayMethod.of("agents.files.get", Scope.READ, AgentsFileParams.class, this::file).slowly(),
                GatewayMethod.of("agents.files.set", Scope.ADMIN, AgentsFileSetParams.class, this::setFile).slowly(),
                GatewayMethod.of("agent.identity.get", Scope.READ, AgentIdentityParams.class, this::identity));
    }

    private AgentsListResult list(NoParams params, Call call) {
        SessionDefaults defaults = sessions.defaults();
        AgentsListResult.Scope scope = defaults.scope().equals("global")
                ? AgentsListResult.Scope.GLOBAL
                : AgentsListResult.Scope.PER_SENDER;
        return new AgentsListResult(defaults.defaultAgentId(), defaults.mainKey(), scope,
                agents.list().stream().map(AgentsMethods::entry).toList());
    }

    private static AgentsListResult.Agent entry(AgentInfo agent) {
        return new AgentsListResult.Agent(agent.id(), agent.name(), Optional.of(agent.identity()).filter(identity -> !identity.isEmpty()));
    }

    private AgentInfo agent(String id) {
        return agents.find(id).orElseThrow(() -> GatewayException.invalid("unknown agent id \"" + id + "\""));
    }

    private AgentsFilesResult files(AgentsFilesParams params, Call call) {
        AgentInfo agent = agent(params.agentId());
        return new AgentsFilesResult(agent.id(), agent.workspace().toString(),
                WorkspaceFile.all(agent.workspace()).stream().map(WorkspaceFile::describe).toList());
    }

    private AgentsFileResult file(AgentsFileParams params, Call call) {
        AgentInfo agent = agent(params.agentId());
        WorkspaceFile file = WorkspaceFile.of(agent.workspace(), params.name());
        return new AgentsFileResult(agent.id(), agent.workspace().toString(), file.withContent());
    }

    private AgentsFileSetResult setFile(AgentsFileSetParams params, Call call) {
        AgentInfo agent = agent(params.agentId());
        WorkspaceFile file = WorkspaceFile.of(agent.workspace(), params.name());
        file.write(params.content());
        return new AgentsFileSetResult(true, agent.id(), agent.workspace().toString(), file.withContent());
    }

    private AgentIdentityResult identity(AgentIdentityParams params, Call call) {
        String id = params.agentId().or(() -> params.sessionKey().map(AgentsMethods::agentOf)).filter(given -> !given.isBlank())
                .orElse(sessions.defaults().defaultAgentId());
        AgentInfo agent = agent(id);
        String name = text(agent, "name").or(agent::name).orElse("Assistant");
        String avatar = text(agent, "avatar").or(() -> text(agent, "emoji")).orElse(name.substring(0, name.offsetByCodePoints(0, 1)));
        return new AgentIdentityResult(agent.id(), name, avatar);
    }

    /** The agent that a session key names; nothing when it names none. */
    private static String agentOf(String sessionKey) {
        String[] parts = sessionKey.split(":", 3);
        return parts.length == 3 && parts[0].equals("agent") ? parts[1] : "";
    }

    private static Optional<String> text(AgentInfo agent, String field) {
        return Optional.ofNullable(agent.identity().get(field)).filter(String.class::isInstance).map(String.class::cast)
                .filter(text -> !text.isBlank());
    }
}
