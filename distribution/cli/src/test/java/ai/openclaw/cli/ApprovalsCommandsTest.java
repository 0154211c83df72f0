package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about approvals ask the gateway, and what they print. */
class ApprovalsCommandsTest {
    private static final String FILE = "{\"path\":\"/state/exec-approvals.json\",\"exists\":true,\"hash\":\"h1\",\"file\":{\"version\":1,"
            + "\"socket\":{\"path\":\"s\"},\"defaults\":{\"security\":\"allowlist\"},\"agents\":{\"main\":{\"ask\":\"always\",\"allowlist\":["
            + "{\"id\":\"1\",\"pattern\":\"/bin/ls\"},{\"id\":\"2\",\"pattern\":\"/bin/cat\",\"expiresAtMs\":1}]}}}}";
    @TempDir
    Path root;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        for (String method : new String[]{"exec.approvals.get", "exec.approvals.set", "exec.approvals.node.get", "exec.approvals.node.set"})
            gateway.on(method, FILE);
        gateway.on("node.list", "{\"nodes\":[{\"nodeId\":\"n1\",\"displayName\":\"Desk\"}]}");
        terminal = new Terminal(root);
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    @Test
    void getShowsTheRulesAndThePatterns() {
        assertEquals(0, terminal.run(gateway, "approvals", "get"));
        assertTrue(terminal.out().contains("all agents  allowlist  -       -         0"), terminal.out());
        assertTrue(terminal.out().contains("main        -          always  -         2"), terminal.out());
        assertTrue(terminal.out().contains("/bin/ls   main   never"), terminal.out());
        assertEquals("[\"operator.admin\"]", gateway.params("connect").path("scopes").toString());
        assertEquals(0, terminal.run(gateway, "approvals", "get", "--node", "desk", "--json"));
        assertEquals("n1", gateway.params("exec.approvals.node.get").path("nodeId").asText());
        assertEquals("h1", Json.parse(terminal.out(), "out").path("hash").asText());
    }

    @Test
    void setReplacesTheFile() throws IOException {
        Path file = Files.writeString(root.resolve("new.json"), "{\"version\":1}");
        assertEquals(0, terminal.run(gateway, "approvals", "set", "--file", file.toString()));
        assertEquals("{\"baseHash\":\"h1\",\"file\":{\"version\":1}}", gateway.params("exec.approvals.set").toString());
        assertEquals(2, terminal.run(gateway, "approvals", "set"));
        assertEquals(2, terminal.run(gateway, "approvals", "set", "--file", root.resolve("none").toString()));
    }

    @Test
    void aPatternIsAddedForATime() {
        assertEquals(0, terminal.run(gateway, "approvals", "allowlist", "add", "/usr/bin/rg", "--for", "8h"));
        assertEquals("Agent main may run /usr/bin/rg for 8h.\n", terminal.out());
        JsonNode entries = gateway.params("exec.approvals.set").at("/file/agents/main/allowlist");
        long left = entries.get(2).path("expiresAtMs").asLong() - System.currentTimeMillis();
        assertTrue(left > 7.9 * 3_600_000 && left <= 8 * 3_600_000, "left: " + left);
        assertEquals("h1", gateway.params("exec.approvals.set").path("baseHash").asText());
        assertEquals(0, terminal.run(gateway, "approvals", "allowlist", "add", "/bin/cat", "--agent", "*", "--node", "desk"));
        assertFalse(gateway.params("exec.approvals.node.set").at("/file/agents/*/allowlist/0").has("expiresAtMs"));
        assertEquals(2, terminal.run(gateway, "approvals", "allowlist", "add", "rg"));
        assertEquals(2, terminal.run(gateway, "approvals", "allowlist", "add", "/bin/rg", "--for", "soon"));
    }

    @Test
    void aPatternIsTakenAway() {
        assertEquals(0, terminal.run(gateway, "approvals", "allowlist", "remove", "/bin/ls"));
        assertEquals("2", gateway.params("exec.approvals.set").at("/file/agents/main/allowlist/0/id").asText());
        assertEquals(1, terminal.run(gateway, "approvals", "allowlist", "remove", "/bin/none"));
        assertEquals(0, terminal.run(gateway, "approvals", "allowlist", "list"));
        assertTrue(terminal.out().contains("/bin/cat  main"), terminal.out());
    }

    @Test
    void whatWaitsIsShownAndDecided() {
        gateway.on("exec.approval.pending", "{\"pending\":[{\"id\":\"r1\",\"createdAtMs\":1,\"request\":{\"command\":\"rm \\u001b[2Kx\","
                + "\"agentId\":\"main\",\"host\":\"gateway\",\"cwd\":\"/work\"}}]}");
        gateway.on("exec.approval.resolve", "{\"ok\":true}");
        assertEquals(0, terminal.run(gateway, "approvals", "pending"));
        assertTrue(terminal.out().contains("r1  main   gateway  /work") && terminal.out().contains("rm ?[2Kx"), terminal.out());
        assertEquals("[\"operator.approvals\"]", gateway.params("connect").path("scopes").toString());
        assertEquals(0, terminal.run(gateway, "approvals", "approve", "r1"));
        assertEquals("{\"id\":\"r1\",\"decision\":\"allow-once\"}", gateway.params("exec.approval.resolve").toString());
        assertEquals(0, terminal.run(gateway, "approvals", "approve", "r1", "--always"));
        assertEquals("allow-always", gateway.params("exec.approval.resolve").path("decision").asText());
        assertEquals(0, terminal.run(gateway, "approvals", "deny", "r1"));
        assertEquals("It does not run.\n", terminal.out());
        gateway.refuse("exec.approval.resolve", "unknown or expired approval id", "");
        assertEquals(1, terminal.run(gateway, "approvals", "deny", "r2"));
        assertEquals("unknown or expired approval id; those that wait: openclaw approvals pending\n", terminal.errors());
    }
}
