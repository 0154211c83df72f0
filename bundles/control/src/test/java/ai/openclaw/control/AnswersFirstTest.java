package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An answer leaves before the events that its work gives rise to, however long it takes to be made. */
class AnswersFirstTest {
    private TestPlane plane;
    private Callable<?> work = () -> Map.of();

    @BeforeEach
    void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("now", Scope.NONE, NoParams.class, (_, _) -> Map.of("done", work.call())),
                GatewayMethod.of("later", Scope.NONE, NoParams.class, (_, _) -> Map.of("done", work.call())).slowly());
    }

    @AfterEach
    void stop() throws Exception { plane.close(); }

    @Test
    void theAnswerOfAQuickMethodComesBeforeItsEvents() throws Exception { assertEquals(List.of("res", "cron 1", "cron 2"), heard("now")); }

    @Test
    void theAnswerOfASlowOneComesBehindThem() throws Exception { assertEquals(List.of("cron 1", "cron 2", "res"), heard("later")); }

    private List<String> heard(String method) throws Exception {
        try (TestSocket witness = plane.connected(List.of()); TestSocket asker = plane.connected(List.of())) {
            work = () -> {
                plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of("n", 1)));
                plane.plane.accept(GatewayEvent.of("cron", Scope.NONE, Map.of("n", 2)));
                witness.event("cron");
                return witness.event("cron").get("type");
            };
            var _ = asker.ask(method, Map.of());
            return List.of(next(asker), next(asker), next(asker));
        }
    }

    private static String next(TestSocket socket) throws Exception {
        Map<String, Object> frame = socket.next(candidate -> candidate.containsKey("id") || "cron".equals(candidate.get("event")));
        return frame.containsKey("id") ? "res" : "cron " + HandshakeTests.map(frame.get("payload")).get("n");
    }
}
