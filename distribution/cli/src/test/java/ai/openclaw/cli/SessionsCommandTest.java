package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What conversations there are and what they cost, by the gateway's word and by its files. */
class SessionsCommandTest {
    private static final long HOUR_MS = 3_600_000;

    @TempDir
    Path state;
    private Terminal terminal;

    @BeforeEach
    void open() { terminal = new Terminal(state); }

    @Test
    void asksTheGatewayWhenItRuns() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("sessions.list", """
                {"ts":7200000,"count":1,"sessions":[{"key":"agent:main:main","label":"evil\\u001b[31m","updatedAt":0,"model":"m1",
                "totalTokens":50,"contextTokens":200}]}""");
            assertEquals(0, terminal.run(gateway, "sessions", "--active", "60", "--agent", "main", "--limit", "5"));
            assertEquals("{\"activeMinutes\":60,\"agentId\":\"main\",\"limit\":5}", gateway.params("sessions.list").toString());
            assertEquals("""
                SESSION          LABEL      LAST USED  MODEL  TOKENS
                agent:main:main  evil?[31m  2 h ago    m1     50 of 200 (25%)
                """, terminal.out());
            assertEquals(0, terminal.run(gateway, "sessions", "--json"));
            assertEquals(1, Json.parse(terminal.out(), "output").path("count").asInt());
        }
    }

    @Test
    void readsTheFilesWhenNoGatewayRuns() throws IOException {
        long now = System.currentTimeMillis();
        write("main", "{\"agent:main:main\":{\"sessionId\":\"s1\",\"updatedAt\":" + (now - 2 * HOUR_MS - 1000)
                + ",\"model\":\"m1\",\"skillsSnapshot\":{\"prompt\":\"long\"}}}");
        write("work", "{\"agent:work:main\":{\"sessionId\":\"s2\",\"updatedAt\":" + now + ",\"totalTokens\":7}}");
        assertEquals(0, terminal.run("sessions", "--port", "1"));
        assertEquals("""
            SESSION          LABEL  LAST USED  MODEL  TOKENS
            agent:work:main         just now          7
            agent:main:main         2 h ago    m1     0
            """, terminal.out());
        assertEquals(0, terminal.run("sessions", "--port", "1", "--json", "--active", "60"));
        assertEquals("agent:work:main", Json.parse(terminal.out(), "output").at("/sessions/0/key").asText());
        assertEquals(1, Json.parse(terminal.out(), "output").path("count").asInt());
        assertEquals(0, terminal.run("sessions", "--port", "1", "--json", "--agent", "main"));
        assertTrue(Json.parse(terminal.out(), "output").at("/sessions/0/skillsSnapshot").isMissingNode());
    }

    @Test
    void saysHowASessionBeginsWhenThereIsNone() {
        assertEquals(0, terminal.run("sessions", "--port", "1"));
        assertTrue(terminal.out().startsWith("No sessions. One begins with the first message"), terminal.out());
    }

    @Test
    void aGatewayElsewhereHasNoFilesHere() {
        assertEquals(1, terminal.run("sessions", "--url", "ws://127.0.0.1:1"));
        assertTrue(terminal.errors().startsWith("No gateway answers"), terminal.errors());
    }

    @Test
    void refusesWhatIsNoNumberOfMinutesOrNoAgent() {
        assertEquals(CliException.USAGE, terminal.run("sessions", "--active", "0"));
        assertEquals("--active 0 is too small; give 1 or more\n", terminal.errors());
        assertEquals(CliException.USAGE, terminal.run("sessions", "--port", "1", "--agent", "../x"));
        assertEquals(CliException.USAGE, terminal.run("gateway", "usage-cost", "--days", "0"));
    }

    @Test
    void aCleanupShowsWhatWasRemovedAndWhatIsDue() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("sessions.cleanup", """
                {"ok":true,"dryRun":false,"agents":[{"agentId":"main","mode":"warn","kept":12,"due":4,"single":900,"age":0,"count":0,
                "disk":0,"archives":3,"bytes":4096}]}""");
            assertEquals(0, terminal.run(gateway, "sessions", "cleanup"));
            assertEquals("{}", gateway.params("sessions.cleanup").toString());
            assertEquals("""
                AGENT  SINGLE  AGE  COUNT  DISK  ARCHIVES  BYTES  KEPT  DUE
                main   900     0    0      0     3         4096   12    4
                What is due stays, since session.maintenance.mode is warn. Remove it with: openclaw sessions cleanup --enforce
                """, terminal.out());
            assertEquals(0, terminal.run(gateway, "sessions", "cleanup", "--dry-run", "--enforce", "--agent", "main", "--json"));
            assertEquals("{\"agentId\":\"main\",\"dryRun\":true,\"enforce\":true}", gateway.params("sessions.cleanup").toString());
            assertEquals(4, Json.parse(terminal.out(), "output").at("/agents/0/due").asInt());
        }
    }

    @Test
    void aDryCleanupSaysThatNothingWasRemoved() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("sessions.cleanup",
                    "{\"ok\":true,\"dryRun\":true,\"agents\":[{\"agentId\":\"main\",\"mode\":\"enforce\",\"age\":2}]}");
            assertEquals(0, terminal.run(gateway, "sessions", "cleanup", "--dry-run"));
            assertTrue(terminal.out().endsWith("\nNothing was removed; this is what would be.\n"), terminal.out());
        }
    }

    @Test
    void theHelpOfACleanupHasExamples() {
        assertEquals(0, terminal.run("sessions", "cleanup", "--help"));
        assertTrue(terminal.out().contains("openclaw sessions cleanup --enforce "), terminal.out());
        assertEquals(0, terminal.run("sessions", "--help"));
        assertTrue(terminal.out().contains("cleanup"), terminal.out());
    }

    @Test
    void usageCostByDay() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("usage.cost", """
                {"days":8,"daily":[{"date":"2026-11-20","input":8,"output":7,"cacheRead":3,"totalTokens":18,"totalCost":0.25}],
                "totals":{"input":8,"output":7,"cacheRead":3,"totalTokens":18,"totalCost":0.25,"missingCostEntries":2}}""");
            assertEquals(0, terminal.run(gateway, "gateway", "usage-cost", "--days", "7"));
            assertEquals("{\"days\":7}", gateway.params("usage.cost").toString());
            assertEquals("""
                DAY         INPUT  OUTPUT  CACHED  TOKENS  COST
                2026-11-20  8      7       3       18      $0.2500
                total       8      7       3       18      $0.2500
                2 answers have no price; set models.providers.<provider>.models[].cost to count them.
                """, terminal.out());
            gateway.on("usage.cost", "{\"daily\":[],\"totals\":{}}");
            assertEquals(0, terminal.run(gateway, "gateway", "usage-cost"));
            assertEquals("Nothing was spent in the last 30 days.\n", terminal.out());
        }
    }

    private void write(String agent, String json) throws IOException {
        Path folder = Files.createDirectories(state.resolve("agents").resolve(agent).resolve("sessions"));
        Files.writeString(folder.resolve("sessions.json"), json);
    }
}
