package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A configuration that is broken, or odd. */
class ConfigurationIT {
    @TempDir
    Path folder;
    private Installation installation;

    @BeforeEach
    void install() { installation = new Installation(folder); }

    @AfterEach
    void stop() { installation.close(); }

    @Test
    void aFileThatNeverWorkedIsNamedWithItsLine() throws Exception {
        installation.write("{\n  gateway: { mode: 'local',\n  channels: [\n}\n");
        RunningGateway gateway = installation.launch();
        assertEquals(1, gateway.awaitExit());
        assertTrue(gateway.output().contains("Failed to read config at " + installation.config()), gateway.output());
        assertTrue(gateway.output().contains("SyntaxError: JSON5:"), gateway.output());
        assertFalse(gateway.output().contains("\tat "), gateway.output());
    }

    @Test
    void aFileThatIsBrokenNowLetsTheLastGoodOneServe() throws Exception {
        installation.configure();
        RunningGateway first = installation.gateway();
        try (ControlClient client = first.connect()) {
            assertTrue(client.agent("main", "hello").contains("hello"));
        }
        // a configuration counts as good when nothing was wrong with it for a while
        Await.until("it is kept", () -> java.nio.file.Files.exists(installation.state().resolve("config/last-good.json5")));
        first.signal("TERM");
        assertEquals(0, first.awaitExit());
        String broken = "{ gateway: { mode: 'local', ";
        installation.write(broken);
        RunningGateway second = installation.gateway();
        Await.until("the text is there", () -> second.output().contains("is ready"));
        assertTrue(second.output().contains("openclaw.json"), second.output());
        assertTrue(second.output().contains("SyntaxError: JSON5:"), second.output());
        try (ControlClient client = second.connect()) {
            assertTrue(client.agent("main", "with the old token").contains("with the old token"));
        }
        assertEquals(broken, java.nio.file.Files.readString(installation.config()), "a broken file is left for its owner to mend");
    }

    @Test
    void unknownKeysAreReportedAndIgnored() throws Exception {
        installation.configure("colour: 'blue'",
                "channels: { telegram: { botToken: '1:x', apiRoot: 'http://127.0.0.1:1', flavour: 'sweet' } }");
        RunningGateway gateway = installation.gateway();
        Await.until("the text is there", () -> gateway.output().contains("is ready"));
        assertTrue(gateway.output().contains("colour"), gateway.output());
        Await.until("the key of a section is reported",
                () -> gateway.output().contains("channels.telegram: unexpected property 'flavour' (ignored)"));
        try (ControlClient client = gateway.connect()) {
            assertTrue(client.agent("main", "hello").contains("hello"));
        }
    }

    @Test
    void anEditTakesEffectAndABrokenOneDoesNot() throws Exception {
        RunningGateway gateway = installation.configure().gateway();
        try (ControlClient client = gateway.connect()) {
            assertTrue(client.agent("main", "one").contains("one"));
            installation.write("{ oh dear");
            Await.until("the broken file is reported", () -> gateway.output().contains("config reload skipped"));
            assertTrue(client.agent("main", "two").contains("two"));
            assertTrue(client.open());
            installation.configure("session: { mainKey: 'home' }");
            Await.until("the edit is reported", () -> installation.log().contains("config change applied (dynamic reads: session)"));
            assertTrue(client.open());
        }
    }

    @Test
    void theLogMovesInPlaceAndThoseWhoReadItFollow() throws Exception {
        RunningGateway gateway = installation.configure().gateway();
        Path own = installation.state().resolve("own/gateway.log");
        try (ControlClient client = gateway.connect()) {
            long before = client.ask("logs.tail", Map.of()).path("cursor").asLong();
            installation.configure("logging: { file: 'own/gateway.log', consoleStyle: 'json', redactPatterns: ['methods?'] }");
            Await.until("it moved", () -> client.ask("logs.tail", Map.of()).path("file").asText().equals(own.toString()));
            assertThrows(ControlClient.Refused.class, () -> client.ask("no.such.methods", Map.of()));
            Await.until("the refusal is in the new file",
                    () -> client.ask("logs.tail", Map.of("cursor", before)).path("lines").toString().contains("no.such.***"));
            assertEquals(List.of(), problems(client));
            installation.configure("logging: { file: '/proc/nothing/gateway.log', redactPatterns: ['(open'] }");
            Await.until("it is told", () -> problems(client).size() == 2);
            assertTrue(problems(client).toString().contains("the log goes on in " + own), problems(client).toString());
            assertTrue(gateway.output().contains("\"subsystem\":\"reload\""), gateway.output());
            assertTrue(client.open());
        }
    }

    private static List<String> problems(ControlClient client) {
        return client.ask("status", Map.of()).path("problems").valueStream().map(line -> line.asText()).toList();
    }
}
