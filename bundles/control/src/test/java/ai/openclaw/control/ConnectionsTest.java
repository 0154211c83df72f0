package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.testkit.Await;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who is connected, as the rest of the gateway sees it. */
class ConnectionsTest {
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private TestPlane plane;

    @BeforeEach
    void start() throws Exception {
        plane = new TestPlane();
        plane.open.listeners = List.of(new ConnectionListener() {
            @Override
            public void joined(ClientInfo client) { throw new IllegalStateException("one that fails"); }

            @Override
            public void left(ClientInfo client) { throw new IllegalStateException("one that fails"); }
        }, new ConnectionListener() {
            @Override
            public void joined(ClientInfo client) { heard.add("joined " + client.connectionId()); }

            @Override
            public void left(ClientInfo client) { heard.add("left " + client.connectionId()); }
        });
    }

    @AfterEach
    void stop() throws Exception { plane.close(); }

    private ClientInfo only() {
        Await.until("it is listed", () -> plane.open.list().size() == 1);
        return plane.open.list().getFirst();
    }

    @Test
    void listsAClientWithWhatItSaidOfItself() throws Exception {
        try (TestSocket socket = plane.socket()) {
            assertTrue(plane.open.list().isEmpty(), "it has not said who it is");
            assertEquals(true, socket.request("connect", TestPlane.params(Map.of("caps", List.of("tool-events"), "commands",
                    List.of("system.run"), "permissions", Map.of("camera", true), "pathEnv", "/bin"))).get("ok"));
            ClientInfo client = only();
            assertEquals(client, plane.open.find(client.connectionId()).orElseThrow());
            assertEquals(List.of("tool-events"), client.caps());
            assertEquals(List.of("system.run"), client.commands());
            assertEquals(Map.of("camera", true), client.permissions());
            assertEquals("/bin", client.pathEnv().orElseThrow());
            assertEquals("linux", client.platform());
            assertEquals(3, client.protocol());
            assertTrue(client.address().isEmpty(), "a program on this machine");
        }
    }

    @Test
    void tellsWhoComesAndGoesInThisOrder() throws Exception {
        String id;
        try (TestSocket socket = plane.connected(List.of())) {
            assertTrue(socket.open());
            id = only().connectionId();
            assertEquals(List.of("joined " + id), heard);
        }
        Await.until("it is gone", () -> plane.open.list().isEmpty() && heard.size() == 2);
        assertEquals(List.of("joined " + id, "left " + id), heard);
    }

    @Test
    void sendsAnEventToOneClientWithoutANumber() throws Exception {
        try (TestSocket one = plane.connected(List.of())) {
            String id = only().connectionId();
            try (TestSocket other = plane.connected(List.of())) {
                assertTrue(plane.open.tell(id, "node.invoke.request", Map.of("n", 1)));
                assertFalse(one.event("node.invoke.request").containsKey("seq"));
                assertFalse(plane.open.tell("nobody", "node.invoke.request", Map.of()));
                String ask = other.ask("health", Map.of());
                Map<String, Object> next = other
                        .next(frame -> ask.equals(frame.get("id")) || "node.invoke.request".equals(frame.get("event")));
                assertEquals("res", next.get("type"), "the other one was not told");
            }
        }
    }

    @Test
    void sendsAClientAwayWithAReason() throws Exception {
        try (TestSocket socket = plane.connected(List.of())) {
            plane.open.close(only().connectionId(), "device removed");
            assertEquals("1008 device removed", socket.closed());
        }
    }
}
