package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import static ai.openclaw.control.HandshakeTests.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.api.StopListener;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Events, slow consumers and the end (contract sections 1, 2 and 7), over a real socket. */
class EventsTest {
    private TestPlane plane;

    @BeforeEach
    void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("ping", Scope.NONE, NoParams.class, (_, _) -> Map.of("pong", true)));
    }

    @AfterEach
    void stop() throws Exception { plane.close(); }

    @Test
    void numbersEventsForTheWholeGatewayAndShowsThemOnlyToWhoMayKnow() throws Exception {
        try (TestSocket reader = plane.connected(List.of("operator.read")); TestSocket nobody = plane.connected(List.of())) {
            plane.plane.accept(GatewayEvent.of("agent", Scope.READ, Map.of("n", 1)));
            plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of("n", 2)));
            long first = number(reader.event("agent"));
            assertEquals(first + 1, number(reader.event("cron")));
            Map<String, Object> only = nobody.next(frame -> List.of("agent", "cron").contains(String.valueOf(frame.get("event"))));
            assertEquals("cron", only.get("event"));
            assertEquals(first + 1, number(only), "the hidden event leaves a gap");
        }
    }

    @Test
    void tellsWhatNeedsACapabilityWithoutANumber() throws Exception {
        try (TestSocket able = plane.socket(); TestSocket other = plane.connected(TestPlane.ALL_SCOPES)) {
            able.request("connect", TestPlane.params(Map.of("caps", List.of("tool-events"))));
            plane.plane
                    .accept(new GatewayEvent("agent", Map.of("stream", "tool"), Scope.READ, Optional.of("tool-events"), Optional.empty()));
            plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of()));
            assertFalse(able.event("agent").containsKey("seq"));
            assertEquals("cron", other.next(frame -> List.of("agent", "cron").contains(String.valueOf(frame.get("event")))).get("event"));
        }
    }

    @Test
    void keepsTheOrderOfEventsForEverybody() throws Exception {
        try (TestSocket one = plane.connected(List.of()); TestSocket two = plane.connected(List.of())) {
            for (int i = 0; i < 5000; i++)
                plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of("n", i)));
            for (TestSocket socket : List.of(one, two))
                for (int i = 0; i < 5000; i++)
                    assertEquals(i, map(socket.event("cron").get("payload")).get("n"));
        }
    }

    @Test // security checklist 19
    void cutsOffWhoDoesNotReadAndServesTheOthers() throws Exception {
        String megabyte = "x".repeat(1_000_000);
        try (Socket deaf = deaf(); TestSocket reader = plane.connected(List.of())) {
            for (int i = 0; i < 80; i++) {
                plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of("n", i, "pad", megabyte)));
                assertEquals(i, map(reader.event("cron").get("payload")).get("n"));
            }
            assertEquals(Map.of("pong", true), reader.request("ping", Map.of()).get("payload"));
            Await.until("the deaf one is cut off", () -> cut(deaf));
        }
    }

    @Test
    void saysGoodbyeWhenTheGatewayStops() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            long start = System.nanoTime();
            plane.plane.stopping(StopListener.Reason.STOP);
            assertTrue(System.nanoTime() - start < 1_000_000_000L, "within a second");
            Map<String, Object> farewell = map(socket.event("shutdown").get("payload"));
            assertEquals("gateway stopping", farewell.get("reason"));
            assertTrue(farewell.containsKey("restartExpectedMs"));
            assertEquals("1012 service restart", socket.closed());
        }
    }

    @Test
    void saysThatItComesBackWhenItsBundleIsReplaced() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            plane.plane.stop();
            assertEquals(Map.of("reason", "gateway restarting", "restartExpectedMs", 1500), socket.event("shutdown").get("payload"));
            assertEquals("1012 service restart", socket.closed());
        }
    }

    /** A client that connects by hand and never reads what it is sent. */
    private Socket deaf() throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(4096);
        socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), plane.port()));
        socket.setSoTimeout(10_000);
        socket.getOutputStream()
                .write(HandshakeTests.upgrade("/", "Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ=="));
        byte[] connect = JsonText.write(Map.of("type", "req", "id", "1", "method", "connect", "params", TestPlane.params(Map.of())))
                .getBytes(StandardCharsets.UTF_8);
        socket.getOutputStream()
                .write(new byte[]{(byte) 0x81, (byte) (0x80 | 126), (byte) (connect.length >> 8), (byte) connect.length, 0, 0, 0, 0});
        socket.getOutputStream().write(connect);
        InputStream in = socket.getInputStream();
        StringBuilder seen = new StringBuilder();
        for (int c = in.read(); c >= 0 && seen.indexOf("hello-ok") < 0; c = in.read())
            seen.append((char) c);
        assertTrue(seen.indexOf("hello-ok") > 0, seen.toString());
        return socket;
    }

    /** Whether the other side has cut the connection: writing to it fails. */
    private static boolean cut(Socket socket) throws IOException {
        try {
            socket.getOutputStream().write(new byte[]{(byte) 0x89, (byte) 0x80, 0, 0, 0, 0});
            return false;
        } catch (SocketException e) {
            return true;
        }
    }

    private static long number(Map<String, Object> frame) { return ((Number) Objects.requireNonNull(frame.get("seq"))).longValue(); }
}
