package ai.openclaw.control;

import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** What the tests of contract section 3 have in common: a control plane with three methods, and words for what they look at. */
abstract class HandshakeTests {
    static TestPlane plane;

    @BeforeAll
    static void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("health", Scope.NONE, NoParams.class, (_, _) -> Map.of("ok", true)),
                GatewayMethod.of("aaa.own", Scope.READ, NoParams.class, (_, _) -> Map.of()),
                GatewayMethod.of("status", Scope.READ, NoParams.class, (_, _) -> Map.of("ok", true)));
    }

    @AfterAll
    static void stop() throws Exception { plane.close(); }

    /** The nonce of the challenge, which is the first event. */
    static String nonce(TestSocket socket) {
        return String.valueOf(map(socket.event("connect.challenge").get("payload")).get("nonce"));
    }

    /** An upgrade request by hand. */
    static byte[] upgrade(String path, String... headers) {
        List<String> lines = new ArrayList<>(
                List.of("GET " + path + " HTTP/1.1", "Host: 127.0.0.1", "Upgrade: websocket", "Connection: Upgrade"));
        lines.addAll(List.of(headers));
        return (String.join("\r\n", lines) + "\r\n\r\n").getBytes(StandardCharsets.US_ASCII);
    }

    @SuppressWarnings("unchecked")
    static Map<String, Object> map(@Nullable Object value) { return (Map<String, Object>) Objects.requireNonNull(value); }
}
