package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.process.Installation.Result;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** The commands of {@code openclaw} against a running gateway, and without one. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CommandsIT {
    private final FakeTelegramServer telegram = new FakeTelegramServer();
    private Installation installation;
    private RunningGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        installation = new Installation(folder).configure(Installation.telegram(telegram));
        gateway = installation.gateway();
    }

    @AfterAll
    void stop() {
        installation.close();
        telegram.close();
    }

    private Result run(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(Arrays.asList(arguments));
        all.addAll(List.of("--port", Integer.toString(gateway.port())));
        return installation.run(all.toArray(String[]::new));
    }

    private static Result good(Result result) {
        assertEquals(0, result.exitCode(), result.all());
        assertEquals("", result.err());
        return result;
    }

    private static void sentence(Result result, int exitCode, String part) {
        assertEquals(exitCode, result.exitCode(), result.all());
        assertTrue(result.err().contains(part), result.all());
        assertFalse(result.all().contains("\tat "), result.all());
        assertFalse(result.all().contains("Exception"), result.all());
    }

    @Test
    void healthSaysThatTheGatewayAndItsChannelsWork() throws Exception {
        Await.until("telegram runs", () -> good(run("health", "--json")).json().at("/channels/telegram/running").asBoolean());
        Result health = good(run("health"));
        assertTrue(health.out().contains("Gateway is healthy"), health.out());
        assertTrue(health.out().contains("telegram/default"), health.out());
        JsonNode json = good(run("health", "--json", "--verbose")).json();
        assertTrue(json.path("ok").asBoolean(), json.toString());
        assertEquals("main", json.path("defaultAgentId").asText());
    }

    @Test
    void statusNamesTheModel() throws Exception {
        assertTrue(good(run("status")).out().contains("guide"));
        JsonNode json = good(run("status", "--json")).json();
        assertFalse(json.isEmpty(), json.toString());
    }

    @Test
    void theAgentAnswers() throws Exception {
        assertTrue(good(run("agent", "--agent", "main", "--message", "good morning")).out().contains("good morning"));
        JsonNode json = good(run("agent", "--session-key", "main", "-m", "and again", "--json")).json();
        assertEquals("ok", json.path("status").asText(), json.toString());
        assertTrue(json.at("/result/payloads/0/text").asText().contains("and again"), json.toString());
        String session = json.at("/result/meta/agentMeta/sessionId").asText();
        assertTrue(good(run("agent", "--session-id", session, "-m", "third")).out().contains("third"));
    }

    @Test
    void anAgentWithoutATargetIsRefusedInTheContractsWords() throws Exception {
        sentence(run("agent", "--message", "hello"), 1, "Pass --to <E.164>, --session-id, or --agent to choose a session");
        sentence(run("agent", "--agent", "nobody", "--message", "hello"), 1, "unknown agent id \"nobody\"");
    }

    @Test
    void aMessageGoesOutThroughTelegram() throws Exception {
        Result sent = good(run("message", "send", "--channel", "telegram", "--to", "7", "--message", "Dinner is ready"));
        assertTrue(sent.out().startsWith("Sent through telegram"), sent.out());
        assertEquals(1, telegram.sent().stream().filter(message -> "Dinner is ready".equals(message.get("text"))).count());
        JsonNode json = good(run("message", "send", "--to", "7", "--message", "Twice", "--json")).json();
        assertEquals("telegram", json.path("channel").asText(), json.toString());
        sentence(run("message", "send", "--channel", "carrier-pigeon", "--to", "7", "--message", "x"), 1,
                "unsupported channel: carrier-pigeon");
    }

    @Test
    void anyMethodCanBeCalled() throws Exception {
        JsonNode presence = good(run("gateway", "call", "system-presence", "--json")).json();
        assertEquals("gateway", presence.path(0).path("mode").asText(), presence.toString());
        JsonNode sessions = good(run("gateway", "call", "sessions.list", "--params", "{\"limit\": 1}")).json();
        assertTrue(sessions.has("sessions"), sessions.toString());
        sentence(run("gateway", "call", "no.such.method"), 1, "unknown method: no.such.method");
        sentence(run("gateway", "call", "sessions.list", "--params", "{\"limit\": \"many\"}"), 1, "at /limit: must be integer");
    }

    @Test
    void channelsStatusShowsEveryAccount() throws Exception {
        Await.until("telegram runs", () -> good(run("channels", "status")).out().contains("running"));
        JsonNode json = good(run("channels", "status", "--probe", "--json")).json();
        assertTrue(json.at("/channelAccounts/telegram/0/probe/ok").asBoolean(), json.toString());
    }

    @Test
    void pluginsListShowsTheBundles() throws Exception {
        assertTrue(good(run("plugins", "list")).out().contains("ai.openclaw.channel.telegram"));
        JsonNode json = good(run("plugins", "list", "--json")).json();
        assertTrue(json.findValuesAsText("id").contains("ai.openclaw.method.agent"), json.toString());
    }

    @Test
    void saysItsVersionAndHowItIsUsed() throws Exception {
        assertTrue(good(installation.run("--version")).out().matches("OpenClaw \\d+\\.\\d+\\.\\d+\\n"));
        assertTrue(good(installation.run("--help")).out().contains("openclaw gateway --allow-unconfigured"));
        assertTrue(good(installation.run("gateway", "--help")).out().contains("--allow-unconfigured"));
        assertTrue(good(installation.run("agent", "--help")).out().contains("--message"));
        assertEquals(2, installation.run().exitCode());
        sentence(installation.run("helth"), 2, "helth");
        sentence(installation.run("health", "--jsn"), 2, "--jsn");
        sentence(installation.run("gateway", "--prot", "1"), 2, "--prot");
    }

    @Test
    void aWrongTokenIsRefusedWithTheWayOut() throws Exception { sentence(run("health", "--token", "wrong"), 1, "gateway token mismatch"); }

    @Test
    void withoutAGatewayThereIsOneSentence() throws Exception {
        for (String command : List.of("health", "status", "agent --agent main -m hi", "message send --to 7 -m hi", "gateway call status",
                "channels status", "plugins list", "plugins disable channel.telegram")) {
            List<String> words = new ArrayList<>(List.of(command.split(" ")));
            words.addAll(List.of("--port", "1"));
            Result result = installation.run(words.toArray(String[]::new));
            sentence(result, 1, "No gateway answers at ws://127.0.0.1:1; start it with: openclaw gateway");
            assertEquals(1, result.all().lines().count(), result.all());
        }
    }
}
