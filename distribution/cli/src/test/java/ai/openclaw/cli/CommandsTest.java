package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every command asks the gateway, and what it prints, in words and as JSON. */
class CommandsTest {
    private static final String PLUGIN = "{\"id\":\"org.example.echo\",\"version\":\"1.0.0\",\"state\":\"active\",\"builtIn\":false,"
            + "\"provides\":[\"channel:echo\"]}";

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
    void connectsAsAnOperatorWithTheTokenAndTheScopesOfTheCommand() {
        gateway.on("health", "{\"ok\":true}");
        assertEquals(0, terminal.run(gateway, "health"));
        JsonNode connect = gateway.params("connect");
        assertEquals("cli", connect.at("/client/id").asText());
        assertEquals("operator", connect.path("role").asText());
        assertEquals("secret", connect.at("/auth/token").asText());
        assertEquals("[\"operator.read\"]", connect.path("scopes").toString());
    }

    @Test
    void health() {
        gateway.on("health", """
            {"ok":true,"defaultAgentId":"main","sessions":{"count":2},"channels":{"telegram":{"accounts":
            {"home":{"running":true},"work":{"running":false,"lastError":"token rejected"}}}}}""");
        assertEquals(0, terminal.run(gateway, "health"));
        for (String line : new String[]{"Gateway is healthy (", "  Agent     main", "  Sessions  2", "  Channel   telegram/home  running",
                "  Channel   telegram/work  token rejected"})
            assertTrue(terminal.out().contains(line), terminal.out());
        assertFalse(gateway.params("health").has("probe"));

        assertEquals(0, terminal.run(gateway, "health", "--verbose", "--json"));
        assertTrue(gateway.params("health").path("probe").asBoolean());
        assertEquals(2, json().at("/sessions/count").asInt());
    }

    @Test
    void logs() {
        gateway.on("logs.tail",
                """
                    {"cursor":7,"lines":["{\\"0\\":\\"{\\\\\\"subsystem\\\\\\":\\\\\\"gateway/ws\\\\\\"}\\",\\"1\\":\\"hello\\",\\"_meta\\":{\\"logLevelName\\":\\"WARN\\"},\\"time\\":\\"2026-11-21T10:00:00Z\\"}","no JSON"]}""");
        assertEquals(0, terminal.run(gateway, "logs", "--limit", "5"));
        assertTrue(terminal.out().contains("2026-11-21T10:00:00Z WARN [gateway/ws] hello"), terminal.out());
        assertTrue(terminal.out().contains("no JSON"), terminal.out());
        assertEquals("{\"limit\":5,\"maxBytes\":250000}", gateway.params("logs.tail").toString());
    }

    @Test
    void system() {
        gateway.on("wake", "{\"ok\":true}");
        assertEquals(0, terminal.run(gateway, "system", "event", "--text", "the door rings", "--mode", "now"));
        assertEquals("{\"mode\":\"now\",\"text\":\"the door rings\"}", gateway.params("wake").toString());
        assertEquals(2, terminal.run(gateway, "system", "event", "--text", "x", "--mode", "soon"));
        assertTrue(terminal.errors().contains("--mode soon is neither now nor next-heartbeat"), terminal.errors());
        gateway.on("last-heartbeat", "null");
        assertEquals(0, terminal.run(gateway, "system", "heartbeat", "last"));
        assertTrue(terminal.out().contains("no heartbeat yet"), terminal.out());
        gateway.on("set-heartbeats", "{\"ok\":true,\"enabled\":false}");
        assertEquals(0, terminal.run(gateway, "system", "heartbeat", "disable"));
        assertFalse(gateway.params("set-heartbeats").path("enabled").asBoolean(true));
        gateway.on("system-presence", "[{\"host\":\"laptop\",\"mode\":\"ui\",\"reason\":\"connect\",\"text\":\"Node: laptop\",\"ts\":1}]");
        assertEquals(0, terminal.run(gateway, "system", "presence"));
        assertTrue(terminal.out().contains("laptop"), terminal.out());
    }

    @Test
    void gatewaySchemaComesFromTheInstallation() throws IOException {
        Path folder = Files.createDirectories(root.resolve("share/protocol"));
        Files.writeString(folder.resolve("openclaw-protocol.d.ts"), "export interface X {}\n");
        String before = System.getProperty("openclaw.home", "");
        System.setProperty("openclaw.home", root.toString());
        try {
            assertEquals(0, terminal.run("gateway", "schema", "--format", "ts"));
            assertEquals("export interface X {}\n", terminal.out());
            assertEquals(1, terminal.run("gateway", "schema"));
        } finally {
            System.setProperty("openclaw.home", before);
        }
    }

    @Test
    void status() {
        gateway.on("status", """
            {"runtimeVersion":"2026.11.0","channelSummary":["telegram: on"],"queuedSystemEvents":["woke up"],"sessions":{"defaults":
            {"model":"m1"},"recent":[{"key":"agent:main:main","age":7200000,"model":"m1","totalTokens":42}]}}""");
        gateway.on("system-presence", "[{\"host\":\"gateway\"},{\"host\":\"browser\"}]");
        for (String command : new String[]{"status", "gateway status"}) {
            assertEquals(0, terminal.run(gateway, command.split(" ", -1)));
            assertTrue(
                    terminal.out().contains("version 2026.11.0\nModel     m1\nClients   1\nChannel   telegram: on\nEvent     woke up\n\n"),
                    terminal.out());
            assertTrue(terminal.out().contains("agent:main:main  2 h ago    m1     42\n"), terminal.out());
        }
        assertEquals(0, terminal.run(gateway, "status", "--json"));
        assertEquals(2, json().path("presence").size());
    }

    @Test
    void agentShowsTheAnswerAsItComes() {
        gateway.on("agent", (request, client) -> {
            String run = request.at("/params/idempotencyKey").asText();
            client.ok(request, Json.object().put("status", "accepted").put("runId", run));
            for (String delta : new String[]{"Hello, ", "world."}) {
                var event = Json.object().put("runId", run).put("stream", "assistant");
                event.putObject("data").put("delta", delta);
                client.event("agent", event);
            }
            client.ok(request, Json.parse("{\"status\":\"ok\",\"result\":{\"payloads\":[{\"text\":\"Hello, world.\"}]}}", "answer"));
        });
        assertEquals(0, terminal.run(gateway, "agent", "--agent", "main", "-m", "Hi", "--to", "42", "--thinking", "low"));
        assertEquals("Hello, world.\n", terminal.out());
        JsonNode params = gateway.params("agent");
        assertEquals("main 42 low Hi", params.path("agentId").asText() + " " + params.path("to").asText() + " "
                + params.path("thinking").asText() + " " + params.path("message").asText());

        assertEquals(0, terminal.run(gateway, "agent", "-m", "Hi", "--session-id", "s", "--json"));
        assertEquals("Hello, world.", json().at("/result/payloads/0/text").asText());
    }

    @Test
    void agentEndsWithOneWhenTheModelFailed() {
        gateway.on("agent",
                "{\"status\":\"error\",\"result\":{\"payloads\":[{\"text\":\"the model is down\"}],\"meta\":{\"stopReason\":\"error\"}}}");
        assertEquals(1, terminal.run(gateway, "agent", "-m", "Hi"));
        assertEquals("the model is down\n", terminal.out());
    }

    @Test
    void messageSend() {
        gateway.on("send", "{\"channel\":\"telegram\",\"messageId\":\"7\"}");
        assertEquals(0, terminal.run(gateway, "message", "send", "--channel", "telegram", "--to", "1", "-m", "x", "--account", "home"));
        assertEquals("Sent through telegram (message 7).\n", terminal.out());
        assertEquals("home", gateway.params("send").path("accountId").asText());
        assertEquals(0, terminal.run(gateway, "message", "send", "--to", "1", "-m", "x", "--json"));
        assertEquals("7", json().path("messageId").asText());
    }

    @Test
    void gatewayCall() {
        gateway.on("chat.history", "{\"messages\":[]}");
        assertEquals(0, terminal.run(gateway, "gateway", "call", "chat.history", "--params", "{\"limit\":5}"));
        assertEquals("{\n  \"messages\" : [ ]\n}\n", terminal.out());
        assertEquals(5, gateway.params("chat.history").path("limit").asInt());
        assertEquals("[\"operator.admin\"]", gateway.params("connect").path("scopes").toString());
        assertEquals(0, terminal.run(gateway, "gateway", "call", "chat.history", "--json"));
        assertEquals("{\"messages\":[]}\n", terminal.out());
    }

    @Test
    void gatewayCallWaitsForTheLastAnswerWhenAsked() {
        gateway.on("agent", (request, client) -> {
            client.ok(request, Json.object().put("status", "accepted"));
            client.ok(request, Json.object().put("status", "ok"));
        });
        assertEquals(0, terminal.run(gateway, "gateway", "call", "agent", "--json"));
        assertEquals("{\"status\":\"accepted\"}\n", terminal.out());
        assertEquals(0, terminal.run(gateway, "gateway", "call", "agent", "--json", "--expect-final"));
        assertEquals("{\"status\":\"ok\"}\n", terminal.out());
    }

    @Test
    void channelsStatus() {
        gateway.on("channels.status", """
            {"channelAccounts":{"telegram":[{"accountId":"home","running":true,"lastError":null},
            {"accountId":"work","configured":true,"probe":{"error":"409 conflict"}}]}}""");
        assertEquals(0, terminal.run(gateway, "channels", "status", "--probe"));
        assertEquals("""
            CHANNEL   ACCOUNT  STATE    PROBLEM
            telegram  home     running
            telegram  work     stopped  409 conflict
            """, terminal.out());
        assertTrue(gateway.params("channels.status").path("probe").asBoolean());

        gateway.on("channels.status", "{\"channelAccounts\":{}}");
        assertEquals(0, terminal.run(gateway, "channels", "status"));
        assertTrue(terminal.out().startsWith("No channel is configured."), terminal.out());
        assertEquals(0, terminal.run(gateway, "channels", "status", "--json"));
        assertTrue(json().has("channelAccounts"));
    }

    @Test
    void pluginsList() {
        gateway.on("plugins.list", "{\"plugins\":[" + PLUGIN + ",{\"id\":\"b\",\"version\":\"1\",\"state\":\"failed\",\"builtIn\":true,"
                + "\"problem\":\"no coffee\"}]}");
        assertEquals(0, terminal.run(gateway, "plugins", "list"));
        assertEquals("""
            PLUGIN            VERSION  STATE   ORIGIN     OFFERS
            org.example.echo  1.0.0    active  installed  channel:echo
            b                 1        failed  built in   no coffee
            """, terminal.out());
        assertEquals(0, terminal.run(gateway, "plugins", "list", "--json"));
        assertEquals(2, json().path("plugins").size());
    }

    @Test
    void pluginsAreDeployedFromAFile() throws IOException {
        Path jar = Files.write(root.resolve("echo.jar"), new byte[70_000]);
        for (String command : new String[]{"install", "update"}) {
            gateway.on("plugins." + command, "{\"ok\":true,\"plugin\":" + PLUGIN + "}");
            assertEquals(0, terminal.run(gateway, "plugins", command, jar.toString()));
            assertEquals("org.example.echo 1.0.0 is active.\n", terminal.out());
            assertEquals("echo.jar", gateway.params("plugins." + command).path("fileName").asText());
            assertEquals(70_000, Base64.getDecoder().decode(gateway.params("plugins." + command).path("content").asText()).length);
            assertEquals(0, terminal.run(gateway, "plugins", command, jar.toString(), "--json"));
            assertEquals("active", json().path("state").asText());
        }
    }

    @Test
    void aFileThatCannotBeDeployedIsNamed() {
        Path missing = root.resolve("missing.jar");
        assertEquals(1, terminal.run(gateway, "plugins", "install", missing.toString()));
        assertEquals("There is no file " + missing + ".\n", terminal.errors());
        assertEquals(1, terminal.run(gateway, "plugins", "install", root.toString()));
        assertEquals(root + " is a folder; name the jar in it\n", terminal.errors());
    }

    @Test
    void pluginsAreChangedByTheirId() {
        for (String command : new String[]{"rollback", "disable", "enable"}) {
            gateway.on("plugins." + command, "{\"ok\":true,\"plugin\":" + PLUGIN + "}");
            assertEquals(0, terminal.run(gateway, "plugins", command, "echo"));
            assertEquals("org.example.echo 1.0.0 is active.\n", terminal.out());
            assertEquals("echo", gateway.params("plugins." + command).path("id").asText());
        }
        gateway.on("plugins.uninstall", "{\"ok\":true,\"id\":\"echo\"}");
        assertEquals(0, terminal.run(gateway, "plugins", "uninstall", "echo"));
        assertEquals("echo is gone.\n", terminal.out());
        assertEquals(0, terminal.run(gateway, "plugins", "uninstall", "echo", "--json"));
        assertTrue(json().path("ok").asBoolean());
    }

    @Test
    void aRefusalIsToldInTheGatewaysWords() {
        gateway.refuse("plugins.disable", "no plugin \"x\"; there is: a, b", "");
        assertEquals(1, terminal.run(gateway, "plugins", "disable", "x"));
        assertEquals("no plugin \"x\"; there is: a, b\n", terminal.errors());
        assertEquals("", terminal.out());
    }

    private JsonNode json() { return Json.parse(terminal.out(), "what was printed"); }
}
