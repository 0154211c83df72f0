package ai.openclaw.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.Tree;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bridge over real sockets. */
class BridgeTest {
    private static final BridgeSettings ON = new BridgeSettings(true, BridgeSettings.Bind.LOOPBACK, Optional.of(0));
    @TempDir
    Path stateDir;
    private final FakeRegistry fake = new FakeRegistry();
    private Registry registry;
    private Bridge bridge;

    @BeforeEach
    void start() throws IOException {
        registry = new Registry(new FakeGateway(stateDir));
        registry.nodes = fake;
        registry.pairing = fake;
        bridge = start(BridgeLimits.DEFAULT);
    }

    private Bridge start(BridgeLimits limits) throws IOException {
        Bridge started = new Bridge(registry, ON, limits);
        Await.until("the bridge listens", () -> started.port() > 0);
        return started;
    }

    /** The usual bounds but for the times. */
    private void restart(BridgeLimits limits) throws IOException {
        bridge.stop();
        bridge = start(limits);
    }

    private static BridgeLimits limits(int connections, int frame, Duration hello, Duration decision, Duration silence) {
        return new BridgeLimits(connections, 16, 512, frame, hello, decision, silence);
    }

    @AfterEach
    void stop() throws IOException { bridge.stop(); }

    private OldPhone phone() throws IOException { return new OldPhone(bridge.port()); }

    private OldPhone joined() throws IOException {
        OldPhone phone = phone().say(Map.of("type", "bridge.hello", "nodeId", "iphone-xyz", "token", "right", "platform", "iOS 17",
                "capabilities", List.of("camera", "location", "audio")));
        assertEquals("hello-ok", phone.hear().get("type"));
        return phone;
    }

    private static Map<String, Object> invoke() {
        return Map.of("id", "i1", "nodeId", "iphone-xyz", "command", "camera.list", "paramsJSON", "{}", "timeoutMs", 5);
    }

    @Test
    void aNodeOfTheGuidesJoinsTheRegistryWithTheCommandsOfItsAbilities() throws IOException {
        try (OldPhone _ = joined()) {
            ClientInfo node = bridge.nodes().getFirst();
            assertEquals(Optional.of("iphone-xyz"), node.caller().deviceId());
            assertEquals("node", node.caller().role());
            assertEquals(List.of("camera", "location", "audio"), node.caps());
            assertEquals(List.of("camera.list", "camera.snap", "camera.clip", "location.get"), node.commands());
        }
        Await.until("the registry knows that it left", () -> fake.left.equals(List.of("iphone-xyz")));
        Await.until("nobody is listed", () -> bridge.nodes().isEmpty());
    }

    @Test
    void anInvokeReachesTheNodeAndItsAnswerTheRegistry() throws IOException {
        try (OldPhone phone = joined()) {
            assertTrue(bridge.tell(bridge.nodes().getFirst().connectionId(), "node.invoke.request", invoke()));
            assertEquals(Map.of("type", "invoke", "id", "i1", "command", "camera.list", "paramsJSON", "{}"), phone.hear());
            phone.say(Map.of("type", "invoke-res", "id", "i1", "ok", true, "payloadJSON", "[]"));
            Await.until("the answer is there", () -> fake.answers.equals(List.of(Map.of("id", "i1", "ok", true, "payloadJSON", "[]"))));
        }
        assertFalse(bridge.tell("gone", "node.invoke.request", invoke()));
    }

    @Test
    void eventsGoBothWays() throws IOException {
        try (OldPhone phone = joined()) {
            phone.say(Map.of("type", "event", "event", "voice.transcript", "payloadJSON", "{\"text\":\"hi\"}"));
            Await.until("the event is there", () -> fake.told.equals(List.of("voice.transcript {\"text\":\"hi\"}")));
            assertTrue(bridge.tell(bridge.nodes().getFirst().connectionId(), "agent", Map.of("stream", "assistant")));
            assertTrue(bridge.tell(bridge.nodes().getFirst().connectionId(), "chat", Map.of("state", "final")));
            assertEquals(Map.of("type", "event", "event", "chat", "payloadJSON", "{\"state\":\"final\"}"), phone.hear());
        }
    }

    @Test
    void withoutATokenANodeAsksAndIsLetInOnceAnOperatorAgrees() throws IOException {
        try (OldPhone phone = phone().say(Map.of("type", "hello", "nodeId", "p"))) {
            assertEquals("NOT_PAIRED", phone.hear().get("code"));
            phone.say(Map.of("type", "pair-request", "nodeId", "p", "displayName", "Old", "caps", List.of("canvas"), "silent", true));
            Await.until("the request is there", () -> fake.requests.size() == 1);
            assertEquals("Old", fake.requests.getFirst().get("displayName"));
            assertTrue(bridge.nodes().isEmpty());
            fake.decision.complete(Optional.of("fresh"));
            assertEquals(Map.of("type", "pair-ok", "token", "fresh"), phone.hear());
            assertEquals("hello-ok", phone.hear().get("type"));
            assertEquals(1, bridge.nodes().size());
        }
    }

    @Test
    void whoIsRejectedIsToldTheCommandAndSentAway() throws IOException {
        try (OldPhone phone = phone().say(Map.of("type", "pair-request", "nodeId", "p"))) {
            fake.decision.complete(Optional.empty());
            assertTrue(String.valueOf(phone.hear().get("message")).endsWith("openclaw nodes approve request-1"));
            assertTrue(phone.hungUp());
        }
    }

    @Test
    void aWrongTokenLetsNobodyIn() throws IOException {
        try (OldPhone phone = phone().say(Map.of("type", "hello", "nodeId", "p", "token", "wrong"))) {
            assertEquals("UNAUTHORIZED", phone.hear().get("code"));
            phone.say(Map.of("type", "invoke-res", "id", "i1", "ok", true));
            assertEquals("NOT_PAIRED", phone.hear().get("code"));
            assertTrue(phone.hungUp());
        }
        assertTrue(fake.answers.isEmpty());
    }

    @Test
    void whoSaysNothingInTimeIsSentAway() throws IOException {
        restart(limits(8, 4096, Duration.ofMillis(50), Duration.ofMillis(50), Duration.ofSeconds(30)));
        try (OldPhone silent = phone(); OldPhone trickling = phone()) {
            trickling.line("");
            assertTrue(silent.hungUp());
            assertTrue(trickling.hungUp());
        }
        Await.until("nobody is left", () -> bridge.size() == 0);
    }

    @Test
    void aDeadNodeIsFoundBySilenceAndALivingOneAnswersPings() throws IOException {
        restart(limits(8, 4096, Duration.ofSeconds(15), Duration.ofMillis(50), Duration.ofMillis(30)));
        try (OldPhone phone = joined()) {
            for (int i = 0; i < 5; i++) {
                Map<?, ?> ping = phone.hear();
                assertEquals("ping", ping.get("type"));
                phone.say(Map.of("type", "pong", "id", String.valueOf(ping.get("id"))));
            }
            assertEquals(1, bridge.nodes().size());
            assertTrue(phone.hungUp(), "once it no longer answers");
        }
    }

    @Test
    void framesAreBounded() throws IOException {
        restart(limits(8, 4096, Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        try (OldPhone phone = phone().line("x".repeat(600))) {
            assertEquals("FRAME_TOO_LARGE", phone.hear().get("code"));
            assertTrue(phone.hungUp());
        }
        try (OldPhone phone = joined()) {
            phone.say(Map.of("type", "event", "event", "e", "payloadJSON", "y".repeat(3000)));
            Await.until("that one is taken", () -> fake.told.size() == 1);
            phone.line("x".repeat(5000));
            assertEquals("FRAME_TOO_LARGE", phone.hear().get("code"));
        }
    }

    @Test
    void connectionsAreBounded() throws IOException {
        restart(limits(3, 4096, Duration.ofSeconds(15), Duration.ofSeconds(15), Duration.ofSeconds(30)));
        List<OldPhone> phones = new ArrayList<>();
        for (int i = 0; i < 3; i++)
            phones.add(joined());
        try (OldPhone more = phone()) {
            assertTrue(more.hungUp());
        }
        phones.getFirst().close();
        Await.until("there is room again", () -> bridge.size() == 2);
        joined().close();
        for (OldPhone phone : phones)
            phone.close();
    }

    @Test
    void aNodeThatReadsNothingIsCutAndHoldsUpNobody() throws IOException {
        try (OldPhone deaf = joined()) {
            String connection = bridge.nodes().getFirst().connectionId();
            Map<String, String> much = Map.of("text", "x".repeat(1 << 20));
            Await.until("it is cut", () -> !bridge.tell(connection, "chat", much));
            try (OldPhone other = joined()) {
                other.say(Map.of("type", "ping", "id", "1"));
                assertEquals("pong", other.hear().get("type"));
            }
            assertTrue(deaf.hungUp());
        }
        Await.until("nobody is left", () -> bridge.size() == 0);
    }

    @Test
    void junkIsAnsweredAndTooMuchOfItEndsTheConnection() throws IOException {
        try (OldPhone phone = joined()) {
            for (String junk : List.of("nonsense", "[]", "{\"type\":\"strange\"}", "{\"type\":\"hello\",\"nodeId\":\"x\"}",
                    "{\"a\":1,\"a\":2}"))
                assertEquals("INVALID_REQUEST", phone.line(junk).hear().get("code"), junk);
            phone.say(Map.of("type", "req", "id", "7", "method", "chat.send"));
            assertEquals("UNAVAILABLE", Tree.at(phone.hear(), "error", "code"));
            phone.say(Map.of("type", "ping", "id", "still here"));
            assertEquals(Map.of("type", "pong", "id", "still here"), phone.hear());
            for (int i = 0; i < BridgeLimits.MISTAKES; i++)
                phone.line("nonsense");
            assertTrue(phone.hungUp());
        }
    }

    @Test
    void aNodeStaysWhileTheRegistryIsUpdated() throws IOException {
        try (OldPhone phone = joined()) {
            registry.nodes = null;
            phone.say(Map.of("type", "invoke-res", "id", "i1", "ok", true));
            assertEquals("UNAVAILABLE", phone.hear().get("code"));
            registry.nodes = fake;
            phone.say(Map.of("type", "invoke-res", "id", "i2", "ok", true));
            Await.until("the answer is there", () -> fake.answers.size() == 1);
        }
    }

    @Test
    void oneAddressMayAskOnlySoOften() {
        PairLimit limit = new PairLimit(Clock.systemUTC());
        for (int i = 0; i < PairLimit.MAX_REQUESTS; i++)
            assertTrue(limit.allow("10.0.0.1"));
        assertFalse(limit.allow("10.0.0.1"));
        assertTrue(limit.allow("10.0.0.2"));
    }

    @Test
    void withoutBeingEnabledNothingListens() throws IOException {
        Bridge off = new Bridge(registry, Map.of(".gateway.bridge", "{\"port\":0}"));
        assertEquals(0, off.port());
        assertThrows(IOException.class, () -> new OldPhone(off.port()).close());
        off.stop();
    }

    @Test
    void thePortIsTheOneAfterTheGateways() throws IOException {
        int free;
        try (ServerSocket probe = new ServerSocket(0)) {
            free = probe.getLocalPort();
        }
        FakeGateway gateway = new FakeGateway(stateDir);
        Registry later = new Registry(gateway);
        Bridge waiting = new Bridge(later, new BridgeSettings(true, BridgeSettings.Bind.LOOPBACK, Optional.empty()), BridgeLimits.DEFAULT);
        assertEquals(0, waiting.port());
        gateway.addresses.add("ws://127.0.0.1:" + (free - 1));
        Await.until("it listens there", () -> waiting.port() == free);
        waiting.stop();
    }

    @Test
    void nothingIsLeftWhenItStops() throws IOException {
        try (OldPhone phone = joined()) {
            bridge.stop();
            assertTrue(phone.hungUp());
        }
        Await.until("no connection is left", () -> bridge.size() == 0);
        assertTrue(bridge.nodes().isEmpty());
    }
}
