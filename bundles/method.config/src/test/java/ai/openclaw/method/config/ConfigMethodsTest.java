package ai.openclaw.method.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ConfigDocument.Manner;
import ai.openclaw.api.ConfigDocument.Proposal;
import ai.openclaw.api.ConfigDocument.Restart;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeDocument;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeSessionChanges;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigMethodsTest {
    private final FakeDocument document = new FakeDocument();
    private final ConfigMethods methods = new ConfigMethods(document);

    private Map<?, ?> call(String name, Map<String, ?> params) throws Exception {
        return (Map<?, ?>) Objects.requireNonNull(JsonText.parse(JsonText.write(new FakeCall().invoke(methods, name, params))));
    }

    private GatewayMethod<?, ?> method(String name) {
        return methods.methods().stream().filter(method -> method.name().equals(name)).findFirst().orElseThrow();
    }

    @Test
    void everybodyMayLookAndOnlyAdministratorsMayChange() {
        for (String name : List.of("config.get", "config.schema.lookup"))
            assertEquals(Scope.READ, method(name).scope(), name);
        for (String name : List.of("config.set", "config.patch", "config.apply", "config.schema"))
            assertEquals(Scope.ADMIN, method(name).scope(), name);
        assertTrue(method("config.patch").limited());
        assertTrue(method("config.apply").limited());
        assertFalse(method("config.set").limited());
    }

    @Test
    void answersWhatTheDocumentSays() throws Exception {
        assertEquals(Map.of("valid", true), call("config.get", Map.of()));
        assertEquals(Map.of("version", "1"), call("config.schema", Map.of()));
        document.places.put("gateway.port", Map.of("path", "gateway.port"));
        assertEquals("gateway.port", call("config.schema.lookup", Map.of("path", "gateway.port")).get("path"));
        GatewayException failure = assertThrows(GatewayException.class, () -> call("config.schema.lookup", Map.of("path", "gateway.nope")));
        assertEquals("config schema path not found", failure.message());
    }

    @Test
    void setAnswersWithoutARestart() throws Exception {
        assertEquals(Map.of("ok", true, "path", "/state/openclaw.json", "config", Map.of("ui", Map.of())),
                call("config.set", Map.of("raw", "{}", "baseHash", "h")));
        assertEquals(new Proposal(Manner.SET, "{}", Optional.of("h"), Optional.empty(), Optional.empty(), Duration.ZERO),
                document.proposals.getFirst());
    }

    @Test
    void patchKeepsTheRestartObjectEvenWhenNothingRestarts() throws Exception {
        Map<?, ?> answer = call("config.patch", Map.of("raw", "{}", "note", "n", "sessionKey", "s"));
        assertEquals(
                Map.of("ok", true, "pid", (int) ProcessHandle.current().pid(), "signal", "SIGUSR1", "delayMs", 2000, "reason",
                        "config.patch", "mode", "emit", "coalesced", false, "cooldownMsApplied", 0, "needed", false),
                answer.get("restart"));
        assertEquals(Map.of("path", "/state/restart-sentinel.json", "payload", Map.of("status", "ok")), answer.get("sentinel"));
        assertEquals(new Proposal(Manner.PATCH, "{}", Optional.empty(), Optional.of("s"), Optional.of("n"), Duration.ofSeconds(2)),
                document.proposals.getFirst());
    }

    @Test
    void applyTellsOfARestartThatIsDue() throws Exception {
        document.restart = new Restart(true, 18, true, 0);
        Map<?, ?> restart = (Map<?, ?>) Objects
                .requireNonNull(call("config.apply", Map.of("raw", "{}", "restartDelayMs", 500)).get("restart"));
        assertEquals(List.of("config.apply", 18, true, true),
                List.of(restart.get("reason"), restart.get("delayMs"), restart.get("coalesced"), restart.get("needed")));
        assertEquals(Duration.ofMillis(500), document.proposals.getFirst().restartDelay());
    }

    @Test
    void refusesUnknownParameters() {
        GatewayException failure = assertThrows(GatewayException.class, () -> call("config.get", Map.of("x", 1)));
        assertEquals("invalid config.get params: at root: unexpected property 'x'", failure.message());
    }

    @Test
    void tellsTheAgentOfTheRestartOnce(@TempDir Path folder) throws Exception {
        Path sentinel = folder.resolve("restart-sentinel.json");
        Files.writeString(sentinel,
                "{\"version\":1,\"payload\":{\"kind\":\"config-patch\",\"message\":\"n1\",\"stats\":{\"mode\":\"config.patch\"}}}");
        SystemEvents events = new FakeSystemEvents();
        FakeSessionChanges sessions = new FakeSessionChanges(new FakeSessions());
        assertNotNull(new RestartNotice(new FakeGateway(folder), events, sessions));
        assertEquals(List.of("Gateway restarted (config.patch): n1"), events.list());
        assertTrue(Files.notExists(sentinel));
        assertNotNull(new RestartNotice(new FakeGateway(folder), events, sessions));
        assertEquals(1, events.list().size(), "not again");
    }

    @Test
    void tellsTheConversationThatAskedForTheRestart(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("restart-sentinel.json"),
                "{\"version\":1,\"payload\":{\"kind\":\"config-patch\",\"sessionKey\":\"agent:main:work\",\"stats\":{\"mode\":\"config.patch\"}}}");
        SystemEvents events = new FakeSystemEvents();
        FakeSessionChanges sessions = new FakeSessionChanges(new FakeSessions());
        assertNotNull(new RestartNotice(new FakeGateway(folder), events, sessions));
        Await.until("it is told", () -> sessions.calls.equals(List.of("inject agent:main:work Gateway restarted (config.patch)")));
        assertEquals(List.of(), events.list());
    }
}
