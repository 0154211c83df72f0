package ai.openclaw.testkit;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Agents that a test lists. */
public final class FakeAgents implements AgentDirectory {
    /** The agents, the default one first. */
    public final List<AgentInfo> agents = new CopyOnWriteArrayList<>();

    /** Agents without settings, with workspaces below {@code /work}. */
    public FakeAgents(String... ids) {
        for (String id : ids)
            agents.add(new AgentInfo(id, Optional.empty(), Path.of("/work", id), "fake/fake-1", Map.of(), Map.of()));
    }

    @Override
    public List<AgentInfo> list() { return List.copyOf(agents); }

    @Override
    public Optional<AgentInfo> find(String id) { return agents.stream().filter(agent -> agent.id().equals(id)).findFirst(); }
}
