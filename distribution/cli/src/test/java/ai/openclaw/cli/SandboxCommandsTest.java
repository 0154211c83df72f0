package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the commands about sandboxes ask the gateway, and what they print. */
class SandboxCommandsTest {
    @TempDir
    Path root;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        terminal = new Terminal(root);
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    @Test
    void listShowsThem() {
        gateway.on("sandbox.list",
                """
                    {"sandboxes":[{"name":"box-1","backend":"docker","scope":"agent:main:main","running":true,"createdAtMs":1,"lastUsedAtMs":2}]}""");
        assertEquals(0, terminal.run(gateway, "sandbox", "list"));
        assertTrue(terminal.out().contains("box-1  docker   agent:main:main  running"), terminal.out());
        gateway.on("sandbox.list", "{\"sandboxes\":[]}");
        assertEquals(0, terminal.run(gateway, "sandbox", "list"));
        assertTrue(terminal.out().contains("There are no sandboxes"), terminal.out());
        assertEquals(0, terminal.run(gateway, "sandbox", "list", "--json"));
        assertEquals(0, Json.parse(terminal.out(), "out").path("sandboxes").size());
    }

    @Test
    void recreateSaysWhichAndWhatWasLeft() {
        gateway.on("sandbox.recreate", "{\"removed\":[\"box-1\"],\"inUse\":[\"box-2\"]}");
        assertEquals(0, terminal.run(gateway, "sandbox", "recreate", "--agent", "work", "--force"));
        assertEquals("{\"agent\":\"work\",\"force\":true}", gateway.params("sandbox.recreate").toString());
        assertTrue(terminal.out().contains("Removed: box-1") && terminal.out().contains("box-2"), terminal.out());
        assertEquals(2, terminal.run(gateway, "sandbox", "recreate"));
        assertEquals(2, terminal.run(gateway, "sandbox", "recreate", "--all", "--name", "x"));
    }

    @Test
    void explainPrintsTheWallsAndTheToolsWithTheirReasons() {
        gateway.on("sandbox.explain", """
            {"agentId":"main","sessionKey":"agent:main:main","sandboxed":true,"mode":"all","scope":"agent:main:main","workspaceAccess":"ro",
            "folder":"/w","writable":false,"backend":{"name":"docker","works":true,"words":"an engine","container":"box-1","image":"box:1",
            "workdir":"/workspace","mounts":[{"source":"/w","target":"/workspace","writable":false}],"limits":{"pidsLimit":"256"},
            "unlimited":["cpus"]},"tools":[{"id":"exec","group":"runtime","allowed":true,"reason":"tools.allow"},
            {"id":"nodes","group":"nodes","allowed":false,"reason":"tools.sandbox.tools.deny"}],
            "elevated":{"enabled":true,"level":"on","allowFrom":{"telegram":["7"]}}}""");
        assertEquals(0, terminal.run(gateway, "sandbox", "explain", "--session", "agent:main:main"));
        assertEquals("{\"sessionKey\":\"agent:main:main\"}", gateway.params("sandbox.explain").toString());
        for (String words : new String[]{"/w as /workspace, read-only", "pidsLimit 256", "cpus", "an engine", "tools.sandbox.tools.deny",
                "telegram [\"7\"]"})
            assertTrue(terminal.out().contains(words), terminal.out());
        assertFalse(terminal.out().contains("none:"), terminal.out());
    }
}
