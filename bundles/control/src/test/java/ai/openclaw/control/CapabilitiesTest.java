package ai.openclaw.control;

import static ai.openclaw.testkit.Tree.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Tree;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What hello-ok tells of the features, by protocol (contract sections 3.5 and 21). */
class CapabilitiesTest {
    private static TestPlane plane;

    @BeforeAll
    static void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("models.list", Scope.READ, NoParams.class, (_, _) -> Map.of("models", List.of())));
    }

    @AfterAll
    static void stop() throws Exception { plane.close(); }

    @Test
    void clientsOfProtocol4LearnThatTheModelsCanBeAskedFor() throws Exception {
        assertEquals(List.of("published-model-catalog"), at(hello(4), "payload", "features", "capabilities"));
    }

    @Test
    void clientsOfProtocol3AreToldAsEver() throws Exception {
        assertFalse(Tree.keys(hello(3), "payload", "features").contains("capabilities"));
    }

    private static Map<String, Object> hello(int protocol) throws Exception {
        try (TestSocket socket = plane.socket()) {
            return socket.request("connect", TestPlane.params(Map.of("minProtocol", protocol, "maxProtocol", protocol)));
        }
    }
}
