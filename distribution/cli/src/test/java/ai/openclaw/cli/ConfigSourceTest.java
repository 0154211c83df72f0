package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who is asked: the gateway that uses the state folder, or nobody. */
class ConfigSourceTest {
    private static final String FILE = "{ gateway: { mode: 'local', auth: { token: 'secret' } } }\n";
    @TempDir
    Path state;
    private GatewayServer gateway;
    private Terminal terminal;

    @BeforeEach
    void start() throws IOException {
        gateway = new GatewayServer();
        terminal = new Terminal(state);
        Files.writeString(state.resolve("openclaw.json"), FILE);
        gateway.on("config.get", "{\"path\":\"/elsewhere/openclaw.json\",\"raw\":\"\",\"config\":{\"gateway\":{\"port\":7}}}");
    }

    @AfterEach
    void stop() throws IOException { gateway.close(); }

    /** The lock as a gateway holds it. */
    private FileChannel locked(String content) throws IOException {
        Path lock = Files.createDirectories(state.resolve("gateway")).resolve("lock");
        Files.writeString(lock, content);
        FileChannel channel = FileChannel.open(lock, StandardOpenOption.WRITE);
        assertTrue(channel.lock().isValid());
        return channel;
    }

    @Test
    void theGatewayThatHoldsTheFolderIsAskedWhereItListens() throws IOException {
        try (FileChannel _ = locked("1\nws://127.0.0.1:" + gateway.port())) {
            assertEquals(0, terminal.run("config", "get", "gateway.port"), terminal.errors());
            assertEquals("7\n", terminal.out());
            assertEquals("secret", gateway.params("connect").at("/auth/token").asText());
        }
    }

    @Test
    void aGatewayThatRefusesIsNotPassedBy() throws IOException {
        gateway.refuse("config.edit", "not now", "X");
        try (FileChannel _ = locked("1\nws://127.0.0.1:" + gateway.port())) {
            assertEquals(1, terminal.run("config", "set", "gateway.port", "7"));
            assertEquals("not now\n", terminal.errors());
        }
        assertEquals(FILE, Files.readString(state.resolve("openclaw.json")));
    }

    @Test
    void oneThatDoesNotListenYetIsWaitedFor() throws IOException {
        try (FileChannel _ = locked("4711")) {
            assertEquals(1, terminal.run("config", "set", "gateway.port", "7"));
            assertTrue(terminal.errors().contains("The process 4711 uses " + state + " and does not listen yet"), terminal.errors());
        }
    }

    @Test
    void aGatewayOfAnotherFileIsNoneOfOurs() throws IOException {
        terminal.environment.put("OPENCLAW_CONFIG_PATH", state.resolve("mine.json5").toString());
        try (FileChannel _ = locked("1\nws://127.0.0.1:" + gateway.port())) {
            assertEquals(0, terminal.run("config", "set", "gateway.mode", "local"), terminal.errors());
        }
        assertTrue(Files.readString(state.resolve("mine.json5")).contains("local"));
    }

    @Test
    void aChangeIsTriedOnceMoreWhenTheFileMoved() throws IOException {
        int[] calls = {0};
        gateway.on("config.edit", (request, client) -> {
            if (calls[0]++ == 0)
                client.send(Json.object().put("type", "res").put("id", request.path("id").asText()).put("ok", false).set("error",
                        Json.object().put("message", "config changed since last load; re-run config.get and retry")));
            else
                client.ok(request, Json.parse("{\"ok\":true,\"path\":\"/x\",\"effects\":[{\"path\":\"gateway.port\",\"means\":\"listener\","
                        + "\"what\":\"gateway\",\"connections\":2}],\"restart\":{\"needed\":false}}", "answer"));
        });
        assertEquals(0, terminal.run(gateway, "config", "set", "gateway.port", "7"), terminal.errors());
        assertEquals("Set gateway.port in /x.\nCHANGED       TAKES EFFECT\ngateway.port  the port is opened anew (gateway)\n",
                terminal.out());
        assertEquals("[{\"path\":[\"gateway\",\"port\"],\"value\":7}]", gateway.params("config.edit").path("edits").toString());
    }

    @Test
    void withoutAGatewayAtTheGivenPortTheFilesAreUsedButNotWithAnAddress() {
        assertEquals(0, terminal.run("config", "set", "ui.assistant.name", "Ada", "--port", "1"), terminal.errors());
        assertEquals(1, terminal.run("config", "get", "ui", "--url", "ws://127.0.0.1:1"));
        assertTrue(terminal.errors().startsWith("No gateway answers"), terminal.errors());
    }
}
