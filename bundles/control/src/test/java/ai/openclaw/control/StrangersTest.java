package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.RequestSource;
import java.net.http.WebSocketHandshakeException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

/**
 * Sockets that have not said who they are: there may not be many (security checklist 16, as are the small frame before connect in
 * {@link RequestsTest} and the deadline of the handshake in the conformance tests).
 */
class StrangersTest extends HandshakeTests {
    private static final int OF_ONE = 32;
    private static final int OF_ALL = 512;

    @Test
    void oneOfThemHasAFewAndThisMachineMore() throws Exception {
        List<TestSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < OF_ONE; i++)
                sockets.add(plane.socket("X-Forwarded-For", "203.0.113.7"));
            ExecutionException failure = assertThrows(ExecutionException.class, () -> {
                // a socket counts once it is open, which on a busy machine is a moment after its client knows
                for (int i = 0; i < OF_ONE; i++)
                    sockets.add(plane.socket("X-Forwarded-For", "203.0.113.7"));
            });
            var answer = assertInstanceOf(WebSocketHandshakeException.class, failure.getCause()).getResponse();
            assertEquals(503, answer.statusCode());
            assertEquals("5", answer.headers().firstValue("Retry-After").orElse(""));
            for (TestSocket known : sockets.subList(0, sockets.size() - OF_ONE + 1))
                assertEquals(true, known.request("connect", TestPlane.params(Map.of())).get("ok"));
            sockets.add(plane.socket("X-Forwarded-For", "203.0.113.7"));
            sockets.add(plane.socket());
        } finally {
            sockets.forEach(TestSocket::close);
        }
    }

    @Test
    void allOfThemHaveALimitToo() {
        Roster roster = new Roster(Clock.systemUTC());
        for (int i = 0; i < OF_ALL; i++) {
            Peer peer = peer("198.51." + i / 16 + "." + i % 16, false);
            assertTrue(roster.room(peer), i + " are there");
            roster.opened(stranger(peer));
        }
        assertFalse(roster.room(peer("203.0.113.7", false)));
        assertFalse(roster.room(peer("127.0.0.1", true)), "not even for this machine");
    }

    @Test
    void allOfAV6NetworkAreOne() {
        Roster roster = new Roster(Clock.systemUTC());
        for (int i = 0; i < OF_ONE; i++)
            roster.opened(stranger(peer("2001:db8:1:2::" + i, false)));
        assertFalse(roster.room(peer("2001:db8:1:2:ffff::1", false)));
        assertTrue(roster.room(peer("2001:db8:1:3::1", false)));
    }

    private static Peer peer(String address, boolean local) {
        return new Peer(new RequestSource(address, address, local, false, "localhost", Map.of()));
    }

    private static Connection stranger(Peer peer) {
        return new Connection(peer, _ -> { throw new IllegalStateException("it is never opened"); }, plane.plane);
    }
}
