package ai.openclaw.tools.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AgentToolsTest implements ToolGroupContract {
    private final FakeAgents agents = new FakeAgents("main", "work", "home");

    @Override
    public AgentTools group() { return new AgentTools(agents); }

    private String listed() throws Exception { return ToolGroupContract.run(group(), "agents_list", Map.of()).text(); }

    private void allow(String... ids) {
        agents.agents.set(0, new AgentInfo("main", Optional.of("Molly"), Path.of("/srv/main"), "fake/fake-1", Map.of(),
                Map.of("subagents", Map.of("allowAgents", List.of(ids)))));
    }

    @Test
    void anAgentSeesItselfAlone() throws Exception { assertEquals("main (you)", listed()); }

    @Test
    void whoMayBeSpawnedIsSeen() throws Exception {
        allow("work", "nobody");
        assertEquals("main \"Molly\" (you)\nwork", listed());
    }

    @Test
    void aStarIsEveryone() throws Exception {
        allow("*");
        assertEquals("main \"Molly\" (you)\nwork\nhome", listed());
        assertEquals(true, ToolGroupContract.run(group(), "agents_list", Map.of()).details().get("allowAny"));
    }
}
