package ai.openclaw.method.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import ai.openclaw.api.SandboxKey;
import ai.openclaw.api.SandboxPlans;
import ai.openclaw.api.Sandboxes;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.Workplace;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeToolCatalog;
import ai.openclaw.testkit.Tree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** What people are told of sandboxes. */
class SandboxMethodsTest {
    private static final Instant NOW = Instant.ofEpochSecond(1_000_000);
    private final FakeConfig config = new FakeConfig();
    private final FakeToolCatalog tools = new FakeToolCatalog();
    private final Known known = new Known();
    private final SandboxMethods methods = new SandboxMethods(
            new Explanation(config, new FakeAgents("main", "work"), new FakeSessions(), tools), Clock.fixed(NOW, ZoneOffset.UTC));
    private final FakeCall call = new FakeCall();

    /** Sandboxes that a test puts in. */
    private static final class Known implements Sandboxes, SandboxPlans {
        private final List<Listed> all = new ArrayList<>(List.of(info("one", "agent:main:main", "main", 60),
                info("two", "shared", "main", 1), info("three", "agent:work", "work", 60)));

        private static Listed info(String name, String scope, String agentId, int usedBefore) {
            return new Listed(name, "docker", scope, agentId, "box:1", true, NOW.minusSeconds(100), NOW.minusSeconds(usedBefore));
        }

        @Override
        public Sandbox open(SandboxKey key) { throw GatewayException.unavailable("not here"); }

        @Override
        public List<Listed> list() { return all; }

        @Override
        public List<Listed> remove(Predicate<Listed> which) {
            List<Listed> gone = all.stream().filter(which).toList();
            all.removeAll(gone);
            return gone;
        }

        @Override
        public Plan plan(SandboxKey key) {
            return new Plan("docker", true, "an engine", "one", "box:1", "/workspace",
                    List.of(new Mount(key.folder(), "/workspace", false)), Map.of("pidsLimit", "256"), List.of("cpus"));
        }
    }

    private Object invoke(String method, Map<String, Object> params) throws Exception {
        methods.sandboxes = known;
        methods.plans = known;
        return call.invoke(methods, method, params);
    }

    @Test
    void listsWhatThereIs() throws Exception {
        assertEquals(
                Map.of("name", "one", "backend", "docker", "scope", "agent:main:main", "agentId", "main", "image", "box:1", "running", true,
                        "createdAtMs", 999_900_000L, "lastUsedAtMs", 999_940_000L),
                Tree.at(invoke("sandbox.list", Map.of()), "sandboxes", 0));
    }

    @Test
    void withoutTheBundleTheWayOutIsNamed() {
        GatewayException failure = assertThrows(GatewayException.class, () -> call.invoke(methods, "sandbox.list", Map.of()));
        assertTrue(failure.message().contains("openclaw plugins list"), failure.message());
    }

    @Test
    void leavesThoseInUseUnlessForced() throws Exception {
        assertEquals(Map.of("removed", List.of("one", "three"), "inUse", List.of("two")), invoke("sandbox.recreate", Map.of("all", true)));
        assertEquals(Map.of("removed", List.of("two"), "inUse", List.of()), invoke("sandbox.recreate", Map.of("all", true, "force", true)));
    }

    @Test
    void removesByNameAgentAndSession() throws Exception {
        assertEquals(List.of("three"), Tree.at(invoke("sandbox.recreate", Map.of("agent", "work")), "removed"));
        assertEquals(List.of("one"), Tree.at(invoke("sandbox.recreate", Map.of("session", "agent:main:main")), "removed"));
        assertEquals(List.of("two"), Tree.at(invoke("sandbox.recreate", Map.of("name", "two", "force", true)), "removed"));
        assertEquals(List.of(), Tree.at(invoke("sandbox.recreate", Map.of("name", "nobody")), "removed"));
    }

    @Test
    void wantsToKnowWhich() {
        assertThrows(GatewayException.class, () -> invoke("sandbox.recreate", Map.of()));
        assertThrows(GatewayException.class, () -> invoke("sandbox.recreate", Map.of("all", true, "name", "one")));
    }

    @Test
    void explainsASandboxWithItsToolsAndReasons() throws Exception {
        tools.verdicts.add(new ToolCatalog.Verdict(new ToolCatalog.Offer("runtime", "exec", "Runs."), true, "tools.sandbox.tools"));
        tools.verdicts.add(new ToolCatalog.Verdict(new ToolCatalog.Offer("nodes", "nodes", "Asks."), false, "tools.sandbox.tools.deny"));
        Path folder = Path.of("/srv/main");
        tools.place = new Workplace(folder, false, true,
                Optional.of(new SandboxKey("agent:main:main", "main", folder, SandboxKey.Access.READ, folder, Map.of("mode", "all"))));
        config.values.put("agents.defaults.sandbox", Map.of("mode", "all"));
        config.values.put("tools.elevated", Map.of("allowFrom", Map.of("telegram", List.of("7"))));
        Object answer = invoke("sandbox.explain", Map.of());
        assertEquals("true all agent:main:main ro /srv/main false",
                Tree.at(answer, "sandboxed") + " " + Tree.at(answer, "mode") + " " + Tree.at(answer, "scope") + " "
                        + Tree.at(answer, "workspaceAccess") + " " + Tree.at(answer, "folder") + " " + Tree.at(answer, "writable"));
        assertEquals(Map.of("source", "/srv/main", "target", "/workspace", "writable", false), Tree.at(answer, "backend", "mounts", 0));
        assertEquals(Map.of("id", "nodes", "group", "nodes", "allowed", false, "reason", "tools.sandbox.tools.deny"),
                Tree.at(answer, "tools", 1));
        assertEquals(Map.of("enabled", true, "level", "on", "allowFrom", Map.of("telegram", List.of("7"))), Tree.at(answer, "elevated"));
    }

    @Test
    void explainsASessionWithoutSandbox() throws Exception {
        Object answer = invoke("sandbox.explain", Map.of("sessionKey", "agent:work:main"));
        assertEquals("work false off", Tree.at(answer, "agentId") + " " + Tree.at(answer, "sandboxed") + " " + Tree.at(answer, "mode"));
        assertTrue(answer instanceof Map<?, ?> map && !map.containsKey("backend"));
        assertThrows(GatewayException.class, () -> invoke("sandbox.explain", Map.of("agentId", "zzz")));
        assertThrows(GatewayException.class, () -> invoke("sandbox.explain", Map.of("agentId", "main", "sessionKey", "agent:work:main")));
    }
}
