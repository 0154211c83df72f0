package ai.openclaw.method.agents;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.ConfigEditor.Edit;
import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.RecordingEditor;
import ai.openclaw.testkit.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AgentsMethodsTest {
    @TempDir
    Path folder;
    private final FakeAgents agents = new FakeAgents();
    private final FakeConfig config = new FakeConfig();
    private final RecordingEditor editor = new RecordingEditor();
    private AgentsMethods methods;

    @BeforeEach
    void start() {
        agents.agents.add(new AgentInfo("main", Optional.empty(), folder.resolve("workspace"), "fake/fake-1", Map.of(), Map.of()));
        methods = new AgentsMethods(agents, new FakeSessions(), config, editor, new FakeGateway(folder));
    }

    private Object call(String method, Map<String, ?> params) throws Exception { return new FakeCall().invoke(methods, method, params); }

    private void refused(String message, String method, Map<String, ?> params) {
        assertEquals(message, assertThrows(GatewayException.class, () -> call(method, params)).message());
    }

    @Test
    void listsTheAgents() throws Exception {
        assertEquals(Map.of("defaultId", "main", "mainKey", "main", "scope", "per-sender", "agents", List.of(Map.of("id", "main"))),
                call("agents.list", Map.of()));
    }

    @Test
    void tellsWhoAnAgentIs() throws Exception {
        assertEquals(Map.of("agentId", "main", "name", "Assistant", "avatar", "A"),
                call("agent.identity.get", Map.of("sessionKey", "main")));
        agents.agents.add(new AgentInfo("work", Optional.of("Worker"), folder, "", Map.of("emoji", "🦞"), Map.of()));
        assertEquals(Map.of("agentId", "work", "name", "Worker", "avatar", "🦞"),
                call("agent.identity.get", Map.of("sessionKey", "agent:work:main")));
        refused("unknown agent id \"zzz\"", "agent.identity.get", Map.of("agentId", "zzz"));
    }

    @Test
    void writesAndReadsOnlyTheWorkspaceFiles() throws Exception {
        assertEquals(true, Tree.at(call("agents.files.list", Map.of("agentId", "main")), "files", 0, "missing"));
        call("agents.files.set", Map.of("agentId", "main", "name", "SOUL.md", "content", "be kind"));
        assertEquals("be kind", Tree.at(call("agents.files.get", Map.of("agentId", "main", "name", "SOUL.md")), "file", "content"));
        for (String name : List.of("../openclaw.json", "soul.md", "SOUL.md/../x", "/etc/passwd"))
            refused("unsupported file \"" + name + "\"", "agents.files.get", Map.of("agentId", "main", "name", name));
    }

    @Test // security checklist 23
    void followsNoLink() throws Exception {
        Path secret = Files.writeString(folder.resolve("secret"), "secret");
        Files.createDirectories(folder.resolve("workspace"));
        Files.createSymbolicLink(folder.resolve("workspace/USER.md"), secret);
        assertEquals(true, Tree.at(call("agents.files.get", Map.of("agentId", "main", "name", "USER.md")), "file", "missing"));
        assertThrows(GatewayException.class, () -> call("agents.files.set", Map.of("agentId", "main", "name", "USER.md", "content", "x")));
        assertEquals("secret", Files.readString(secret));
    }

    @Test
    void createsAnAgentAndKeepsTheDefaultOne() throws Exception {
        Object created = call("agents.create", Map.of("name", "My Work!", "workspace", "~/work", "emoji", "🦞"));
        assertEquals(Map.of("ok", true, "agentId", "my-work", "name", "My Work!", "workspace", "~/work"), created);
        assertEquals(
                List.of(new Edit.Set(List.of("agents", "list"),
                        List.of(Map.of("id", "main", "default", true),
                                Map.of("id", "my-work", "name", "My Work!", "workspace", "~/work", "identity", Map.of("emoji", "🦞"))))),
                editor.edits);
        refused("\"main\" is reserved", "agents.create", Map.of("name", "Main", "workspace", "x"));
    }

    @Test
    void updatesAnEntryInItsPlace() throws Exception {
        config.values.put("agents.list", List.of(Map.of("id", "main"), Map.of("id", "work")));
        agents.agents.add(new AgentInfo("work", Optional.empty(), folder, "", Map.of(), Map.of()));
        call("agents.update", Map.of("agentId", "work", "model", "fake/two"));
        assertEquals(List.of(new Edit.Set(List.of("agents", "list", "1", "model"), "fake/two")), editor.edits);
        refused("agent \"zzz\" not found", "agents.update", Map.of("agentId", "zzz"));
    }

    @Test
    void deletesAnAgentWithItsBindingsAndKeepsItsFilesAside() throws Exception {
        config.values.put("agents.list", List.of(Map.of("id", "main"), Map.of("id", "desk")));
        config.values.put("bindings", List.of(Map.of("agentId", "desk"), Map.of("agentId", "main"), Map.of("agentId", "desk")));
        agents.agents.add(new AgentInfo("desk", Optional.empty(), folder, "", Map.of(), Map.of()));
        Files.createDirectories(folder.resolve("agents/desk/sessions"));
        assertEquals(Map.of("ok", true, "agentId", "desk", "removedBindings", 2), call("agents.delete", Map.of("agentId", "desk")));
        assertEquals(List.of(new Edit.Remove(List.of("bindings", "2")), new Edit.Remove(List.of("bindings", "0")),
                new Edit.Remove(List.of("agents", "list", "1"))), editor.edits);
        assertTrue(Files.notExists(folder.resolve("agents/desk")));
        try (var kept = Files.list(folder.resolve("agents"))) {
            assertEquals(1, kept.filter(file -> file.getFileName().toString().startsWith("desk.deleted.")).count());
        }
        refused("\"main\" cannot be deleted", "agents.delete", Map.of("agentId", "main"));
    }
}
