package ai.openclaw.control;

import static ai.openclaw.control.HandshakeTests.map;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Scope;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of contract sections 2, 4 and 5, over a real socket. */
class RequestsTest {
    record Params(@NotEmpty String name, @Range(max = 1000) Optional<Integer> limit) {}

    private static final CountDownLatch RELEASE = new CountDownLatch(1);
    private static TestPlane plane;

    @BeforeAll
    static void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("echo", Scope.READ, Params.class, (params, _) -> Map.of("name", params.name())),
                GatewayMethod.of("lenient", Scope.READ, NoParams.class, (_, _) -> Map.of("ok", true)).lenient(),
                GatewayMethod.of("broken", Scope.READ, NoParams.class, (_, _) -> {
                    throw new IllegalStateException("it is broken");
                }), GatewayMethod.of("refusing", Scope.READ, NoParams.class, (_, _) -> {
                    throw GatewayException.unavailable("no").retryAfterMs(5).withPayload(Map.of("status", "error"));
                }), GatewayMethod.of("twice", Scope.WRITE, NoParams.class, (_, call) -> {
                    call.acknowledge(Map.of("status", "accepted"));
                    return Map.of("status", "ok");
                }).slowly(), GatewayMethod.of("waiting", Scope.WRITE, NoParams.class, (_, _) -> {
                    RELEASE.await();
                    return Map.of();
                }).slowly(), GatewayMethod.of("stuck", Scope.READ, NoParams.class, (_, _) -> {
                    RELEASE.await();
                    return Map.of();
                }).within(Duration.ofSeconds(1)), GatewayMethod.of("stuck.slowly", Scope.READ, NoParams.class, (_, _) -> {
                    RELEASE.await();
                    return Map.of();
                }).slowly().within(Duration.ofSeconds(1)),
                GatewayMethod.of("config.patch", Scope.ADMIN, Params.class, (_, _) -> Map.of()).rationed());
    }

    @AfterAll
    static void stop() throws Exception {
        RELEASE.countDown();
        plane.close();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"{\"type\":\"req\",\"method\":\"echo\"}|invalid|must have required property 'id'",
            "{\"type\":\"req\",\"id\":\"zz\",\"method\":5}|zz|at /method: must be string",
            "{\"type\":\"req\",\"id\":\"zz\",\"method\":\"echo\",\"bogus\":1}|zz|at root: unexpected property 'bogus'",
            "{\"type\":\"res\",\"id\":\"zz\",\"ok\":true}|zz|must have required property 'method'; at root: unexpected property 'ok'; at /type: must be equal to constant",
            "{\"type\":\"event\",\"event\":\"zz\"}|invalid|must have required property 'id'; must have required property 'method'; at root: unexpected property 'event'; at /type: must be equal to constant"})
    void answersAFrameThatIsNoRequestAndGoesOn(String frame, String id, String problems) throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            socket.send(frame);
            Map<String, Object> answer = socket.next(found -> id.equals(found.get("id")));
            assertEquals(Map.of("code", "INVALID_REQUEST", "message", "invalid request frame: " + problems), answer.get("error"));
            assertEquals(true, socket.request("lenient", Map.of()).get("ok"));
        }
    }

    @Test
    void ignoresMalformedJson() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            socket.send("{oops");
            socket.send("[".repeat(100_000));
            assertEquals(true, socket.request("lenient", Map.of("anything", 1)).get("ok"));
        }
    }

    @Test
    void saysWhatIsWrongWithParameters() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            assertEquals("invalid echo params: must have required property 'name'", error(socket.request("echo", null)));
            assertEquals("invalid echo params: must be object", error(socket.request("echo", List.of())));
            assertEquals("invalid echo params: at root: unexpected property 'bogus'; at /name: must NOT have fewer than 1 characters; "
                    + "at /limit: must be <= 1000", error(socket.request("echo", Map.of("name", "", "limit", 5000, "bogus", 1))));
        }
    }

    @Test
    void tellsOnlyAnAdminThatAMethodIsUnknown() throws Exception {
        try (TestSocket admin = plane.connected(TestPlane.ALL_SCOPES); TestSocket reader = plane.connected(List.of("operator.read"))) {
            assertEquals("unknown method: no.such", error(admin.request("no.such", Map.of())));
            assertEquals("missing scope: operator.admin", error(reader.request("no.such", Map.of())));
            assertEquals("missing scope: operator.write", error(reader.request("twice", Map.of("bogus", 1))), "before its parameters");
            assertEquals("connect is only valid as the first request", error(admin.request("connect", Map.of())));
        }
    }

    @Test
    void namesTheMissingScopeForProgramsSinceProtocol4() throws Exception {
        try (TestSocket socket = plane.socket()) {
            socket.request("connect", TestPlane.params(Map.of("maxProtocol", 4, "scopes", List.of("operator.read"))));
            Map<String, Object> error = map(socket.request("twice", Map.of()).get("error"));
            assertEquals("FORBIDDEN", error.get("code"));
            assertEquals(Map.of("code", "MISSING_SCOPE", "missingScope", "operator.write", "requiredScopes", List.of("operator.write")),
                    error.get("details"));
        }
    }

    @Test
    void survivesAHandlerThatFails() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            Map<String, Object> error = map(socket.request("broken", Map.of()).get("error"));
            assertEquals(Map.of("code", "UNAVAILABLE", "message", "Error: it is broken"), error);
            Map<String, Object> answer = socket.request("refusing", Map.of());
            assertEquals(Map.of("status", "error"), answer.get("payload"));
            assertEquals(Map.of("code", "UNAVAILABLE", "message", "no", "retryable", true, "retryAfterMs", 5), answer.get("error"));
        }
    }

    @Test
    void answersTwiceUnderOneId() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            String id = socket.ask("twice", Map.of());
            assertEquals(Map.of("status", "accepted"), socket.next(frame -> id.equals(frame.get("id"))).get("payload"));
            assertEquals(Map.of("status", "ok"), socket.next(frame -> id.equals(frame.get("id"))).get("payload"));
        }
    }

    @Test
    void keepsTheOrderOfQuickRequests() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            List<String> asked = new ArrayList<>();
            for (int i = 0; i < 2000; i++)
                asked.add(socket.ask("echo", Map.of("name", "n" + i)));
            for (String id : asked)
                assertEquals(id, socket.next(frame -> "res".equals(frame.get("type"))).get("id"));
        }
    }

    @Test
    void aSlowRequestHoldsUpNobodyAndThereIsALimit() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            for (int i = 0; i < 64; i++)
                socket.ask("waiting", Map.of());
            assertEquals(true, socket.request("lenient", Map.of()).get("ok"));
            Map<String, Object> error = map(socket.request("waiting", Map.of()).get("error"));
            assertEquals("UNAVAILABLE", error.get("code"));
            assertEquals(true, error.get("retryable"));
        }
    }

    @Test
    void aBundlesMethodsComeAndGoWhileTheSocketStays() throws Exception {
        MethodGroup group = () -> List.of(GatewayMethod.of("zz.coming", Scope.READ, NoParams.class, (_, _) -> Map.of("here", true)));
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            assertEquals("unknown method: zz.coming", error(socket.request("zz.coming", Map.of())));
            plane.methods.bindGroup(group);
            assertEquals(Map.of("here", true), socket.request("zz.coming", Map.of()).get("payload"));
            plane.methods.unbindGroup(group);
            assertEquals("zz.coming is being started; try again", error(socket.request("zz.coming", Map.of())), "it may be an update");
        }
    }

    @Test // security checklist 20
    void sendsAwayWhoAsksForTheForbiddenAgainAndAgainAndLogsAFewOfThem() throws Exception {
        PrintStream console = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        try (TestSocket socket = plane.connected(List.of())) {
            for (int i = 0; i < 100; i++)
                socket.ask("echo", Map.of());
            assertEquals("1008 repeated unauthorized requests", socket.closed());
        } finally {
            System.setErr(console);
        }
        long lines = log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("res ✗ echo")).count();
        assertTrue(lines >= 1 && lines <= 10, lines + " lines of 100 refusals");
    }

    @Test
    void takesAFrameOfTheGreatestSizeAndNotOneByteMore() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            socket.send(frame(26_214_400));
            assertEquals("big", socket.next(answer -> "res".equals(answer.get("type"))).get("id"));
            socket.pour(frame(26_214_401));
            assertEquals("1009 ", socket.closed());
        }
    }

    @Test // security checklist 16
    void beforeConnectAFrameIsSmall() throws Exception {
        try (TestSocket fits = plane.socket(); TestSocket tooBig = plane.socket(); TestSocket muchTooBig = plane.socket()) {
            fits.send(frame(65_536));
            assertEquals("1008 invalid handshake: first request must be connect", fits.closed());
            tooBig.pour(frame(65_537));
            assertEquals("1009 ", tooBig.closed());
            muchTooBig.pour(frame(600_000));
            assertEquals("1009 ", muchTooBig.closed());
        }
    }

    /** A request of so many bytes, with characters of two bytes among them. */
    private static String frame(int bytes) {
        String head = "{\"type\":\"req\",\"id\":\"big\",\"method\":\"lenient\",\"params\":{\"pad\":\"ä";
        String tail = "\"}}";
        int pad = bytes - (head + tail).getBytes(StandardCharsets.UTF_8).length;
        return head + "a".repeat(pad) + tail;
    }

    private static String error(Map<String, Object> answer) {
        assertTrue(Boolean.FALSE.equals(answer.get("ok")), answer.toString());
        return String.valueOf(map(answer.get("error")).get("message"));
    }

    @ParameterizedTest
    @CsvSource({"stuck", "stuck.slowly"})
    void endsAMethodThatDoesNotEndAndGoesOn(String method) throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            Map<String, Object> answer = socket.request(method, Map.of());
            assertEquals(Map.of("code", "UNAVAILABLE", "message", "Error: " + method + " did not end within 1 s"), answer.get("error"));
            assertEquals(true, socket.request("lenient", Map.of()).get("ok"));
        }
    }

    @Test
    void allowsThreeControlPlaneWritesAMinuteValidOrNot() throws Exception {
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            assertEquals(false, socket.request("config.patch", Map.of()).get("ok"));
            for (int i = 0; i < 2; i++)
                assertEquals(true, socket.request("config.patch", Map.of("name", "n")).get("ok"));
            Map<String, Object> error = map(socket.request("config.patch", Map.of("name", "n")).get("error"));
            assertEquals("UNAVAILABLE", error.get("code"));
            assertEquals("rate limit exceeded for config.patch; retry after 60s", error.get("message"));
            assertEquals(true, error.get("retryable"));
            assertEquals(Map.of("method", "config.patch", "limit", "3 per 60s"), error.get("details"));
            assertEquals(true, socket.request("lenient", Map.of()).get("ok"));
        }
    }
}
