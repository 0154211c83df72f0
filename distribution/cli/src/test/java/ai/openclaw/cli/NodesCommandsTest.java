package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about nodes ask the gateway, and what they print. */
class NodesCommandsTest {
    private static final String ID = "ab12".repeat(16);
    private static final String LIST = "{\"ts\":1,\"nodes\":[{\"nodeId\":\"" + ID
            + "\",\"displayName\":\"Desk\",\"platform\":\"linux\",\"commands\":[\"system.run\",\"system.which\"],\"connected\":true,"
            + "\"connectedAtMs\":1},{\"nodeId\":\"phone-1\",\"displayName\":\"Phone\",\"platform\":\"ios\",\"commands\":[],"
            + "\"connected\":false}]}";

    @TempDir
    Path root;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        gateway.on("node.list", LIST);
        terminal = new Terminal(root);
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    @Test
    void status() {
        assertEquals(0, terminal.run(gateway, "nodes", "status"));
        assertTrue(terminal.out().startsWith("NODE   ID            PLATFORM  STATE      SINCE"), terminal.out());
        assertTrue(terminal.out().contains("Desk   ab12ab12ab12  linux     connected  "), terminal.out());
        assertTrue(terminal.out().contains("Phone  phone-1       ios       away"), terminal.out());
        assertEquals(0, terminal.run(gateway, "nodes", "status", "--connected", "--json"));
        assertEquals(1, Json.parse(terminal.out(), "out").path("nodes").size());
    }

    @Test
    void pairing() {
        gateway.on("node.pair.list", "{\"pending\":[{\"requestId\":\"r1\",\"nodeId\":\"p\",\"displayName\":\"Old\",\"ts\":1}],"
                + "\"paired\":[{\"nodeId\":\"q\",\"platform\":\"ios\",\"approvedAtMs\":1}]}");
        gateway.on("node.pair.approve", "{\"requestId\":\"r1\",\"node\":{\"nodeId\":\"p\",\"token\":\"t\"}}");
        gateway.on("node.pair.reject", "{\"requestId\":\"r1\",\"nodeId\":\"p\"}");
        assertEquals(0, terminal.run(gateway, "nodes", "list"));
        assertTrue(terminal.out().contains("r1       Old   p"), terminal.out());
        assertEquals(0, terminal.run(gateway, "nodes", "pending", "--json"));
        assertEquals("r1", Json.parse(terminal.out(), "out").at("/0/requestId").asText());
        assertEquals("[\"operator.pairing\"]", gateway.params("connect").path("scopes").toString());
        assertEquals(0, terminal.run(gateway, "nodes", "approve", "r1"));
        assertEquals("p may connect now.\n", terminal.out());
        assertEquals(0, terminal.run(gateway, "nodes", "reject", "r1"));
        assertEquals("p was turned away.\n", terminal.out());
    }

    @Test
    void aNodeIsFoundByNameIdOrTheBeginningOfIt() {
        gateway.on("node.describe",
                "{\"nodeId\":\"" + ID + "\",\"displayName\":\"Desk\",\"connected\":true,\"caps\":[],\"commands\":[\"a\"]}");
        for (String name : new String[]{"desk", ID, "AB12a"}) {
            assertEquals(0, terminal.run(gateway, "nodes", "describe", "--node", name));
            assertEquals(ID, gateway.params("node.describe").path("nodeId").asText());
        }
        assertTrue(terminal.out().contains("commands     a"), terminal.out());
        assertEquals(1, terminal.run(gateway, "nodes", "describe", "--node", "toaster"));
        assertEquals("There is no node \"toaster\"; there is: Desk (ab12ab12ab12), Phone (phone-1)\n", terminal.errors());
    }

    @Test
    void rename() {
        gateway.on("node.rename", "{\"nodeId\":\"phone-1\",\"displayName\":\"New\"}");
        assertEquals(0, terminal.run(gateway, "nodes", "rename", "--node", "Phone", "--name", "New"));
        assertEquals("phone-1", gateway.params("node.rename").path("nodeId").asText());
        assertEquals("The node is called New now.\n", terminal.out());
    }

    @Test
    void invoke() {
        gateway.on("node.invoke", "{\"ok\":true,\"payload\":{\"lat\":1}}");
        assertEquals(0, terminal.run(gateway, "nodes", "invoke", "--node", "phone", "--command", "location.get", "--params", "{\"a\":1}"));
        assertEquals("{\"a\":1}", gateway.params("node.invoke").path("params").toString());
        assertEquals(15_000, gateway.params("node.invoke").path("timeoutMs").asInt());
        assertFalse(gateway.params("node.invoke").path("idempotencyKey").asText().isEmpty());
        assertTrue(terminal.out().contains("\"lat\" : 1"), terminal.out());
        assertEquals(2, terminal.run(gateway, "nodes", "invoke", "--node", "phone", "--command", "system.run"));
        assertEquals(2, terminal.run(gateway, "nodes", "invoke", "--node", "phone", "--command", "x", "--params", "{half"));
    }

    @Test
    void notifyAndCanvas() throws IOException {
        gateway.on("node.invoke", "{\"ok\":true,\"payload\":{\"result\":\"title\",\"base64\":\"AQID\"}}");
        assertEquals(0, terminal.run(gateway, "nodes", "notify", "--node", "phone", "--title", "Tea"));
        assertEquals("system.notify", gateway.params("node.invoke").path("command").asText());
        assertEquals(2, terminal.run(gateway, "nodes", "notify", "--node", "phone"));
        assertEquals(0, terminal.run(gateway, "nodes", "canvas", "present", "--node", "phone", "--target", "https://example.org"));
        assertEquals("https://example.org", gateway.params("node.invoke").at("/params/url").asText());
        assertEquals(0, terminal.run(gateway, "nodes", "canvas", "hide", "--node", "phone"));
        assertEquals(0, terminal.run(gateway, "nodes", "canvas", "navigate", "--node", "phone", "https://example.org"));
        assertEquals("canvas.navigate", gateway.params("node.invoke").path("command").asText());
        assertEquals(0, terminal.run(gateway, "nodes", "canvas", "eval", "--node", "phone", "--js", "document.title"));
        assertEquals("title\n", terminal.out());
        Path file = root.resolve("canvas.png");
        assertEquals(0, terminal.run(gateway, "nodes", "canvas", "snapshot", "--node", "phone", "--out", file.toString()));
        assertArrayEquals(new byte[]{1, 2, 3}, Files.readAllBytes(file));
    }

    @Test
    void withoutExecApprovalsNothingIsRun() {
        gateway.on("node.invoke", "{\"ok\":true,\"payload\":{\"plan\":{\"argv\":[\"/usr/bin/echo\",\"hi\"],\"commandText\":\"echo hi\"}}}");
        gateway.refuse("exec.approvals.node.get", "unknown method: exec.approvals.node.get", "");
        assertEquals(1, terminal.run("--profile=x", "nodes", "run", "--port", Integer.toString(gateway.port()), "--token", "secret",
                "--node", "desk", "--", "echo", "hi"));
        assertEquals("[\"echo\",\"hi\"]", gateway.params("node.invoke").at("/params/command").toString());
        assertEquals("This gateway keeps no exec approvals yet, so it runs no commands on nodes (exec.approvals.node.get is missing).\n",
                terminal.errors());
    }

    @Test
    void aCommandIsPlannedApprovedAndRun() {
        gateway.on("node.invoke",
                (request, client) -> client.ok(request, Json.parse(request.at("/params/command").asText().equals("system.run")
                        ? "{\"ok\":true,\"payload\":{\"exitCode\":3,\"stdout\":\"hi\\n\",\"stderr\":\"\",\"success\":false}}"
                        : "{\"ok\":true,\"payload\":{\"plan\":{\"argv\":[\"/usr/bin/echo\",\"hi\"],\"cwd\":null,\"commandText\":\"echo hi\"}}}",
                        "payload")));
        gateway.on("exec.approvals.node.get", "{\"file\":{\"defaults\":{\"ask\":\"always\"}}}");
        gateway.on("exec.approval.request", "{\"decision\":\"allow-once\"}");
        assertEquals(3, terminal.run(gateway, "nodes", "run", "--node", "desk", "--agent", "main", "--raw", "echo hi"));
        assertEquals("hi\n", terminal.out());
        assertEquals("[\"/usr/bin/echo\",\"hi\"]", gateway.params("exec.approval.request").at("/systemRunPlan/argv").toString());
        assertEquals("allow-once", gateway.params("node.invoke").at("/params/approvalDecision").asText());
        assertEquals(gateway.params("exec.approval.request").path("id").asText(),
                gateway.params("node.invoke").at("/params/runId").asText());
        gateway.on("exec.approval.request", "{\"decision\":\"deny\"}");
        assertEquals(1, terminal.run(gateway, "nodes", "run", "--node", "desk", "--raw", "echo hi"));
        assertEquals("The command was denied.\n", terminal.errors());
        assertEquals(2, terminal.run(gateway, "nodes", "run", "--node", "desk"));
    }

    @Test
    void helpShowsExamples() {
        assertEquals(0, terminal.run("nodes", "run", "--help"));
        assertTrue(terminal.out().contains("openclaw nodes run --node desk -- uname -a"), terminal.out());
    }
}
