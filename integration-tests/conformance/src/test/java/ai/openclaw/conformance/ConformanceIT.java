package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded exchanges that fall under the control plane; methods that are not deployed in this version are left out. */
class ConformanceIT {
    private static final Map<String, String> ORIGINS = Map.of("cli_bad_origin", "http://evil.example", "control_ui_bad_origin",
            "http://evil.example", "control_ui_no_device_with_origin", "same", "control_ui_device_origin_ok", "same",
            "missing_token_control_ui", "same");
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    private static final Map<String, String> SCOPES = Map.of("read", "operator.read", "write", "operator.write", "approvals",
            "operator.approvals", "pairing", "operator.pairing");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;
    private static List<String> methods = List.of();

    @BeforeAll
    static void start() throws Exception {
        gateway = new GatewayUnderTest(folder);
        methods = gateway.methods();
    }

    @AfterAll
    static void stop() { gateway.close(); }

    @TestFactory
    Stream<DynamicTest> handshakes() {
        return Transcripts.read("handshake").properties().stream().filter(entry -> replayable(entry.getValue()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> handshake(entry.getKey(), entry.getValue())));
    }

    /** Frames that were recorded in part only cannot be sent again. */
    private static boolean replayable(JsonNode exchange) {
        for (JsonNode step : exchange.path("frames"))
            if (step.path("raw").asText("").contains("…") || step.path("raw").asText("").startsWith("<binary") || step.has("ping"))
                return false;
        return exchange.path("frames").path(0).path("frame").path("event").asText().equals("connect.challenge");
    }

    private static void handshake(String name, JsonNode exchange) throws Exception {
        if (DIFFERENCES.reason(name, "/101").isPresent())
            refused(ORIGINS.getOrDefault(name, ""));
        else
            exchange(name, exchange);
    }

    /** The page does not even get a socket. */
    private static void refused(String origin) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> new RawClient(gateway.url(), origin));
        assertEquals(403, assertInstanceOf(WebSocketHandshakeException.class, failure.getCause()).getResponse().statusCode());
    }

    private static void exchange(String name, JsonNode exchange) throws Exception {
        String origin = ORIGINS.getOrDefault(name, "");
        try (RawClient client = new RawClient(gateway.url(), origin.equals("same") ? gateway.url().replace("ws:", "http:") : origin)) {
            Comparison comparison = new Comparison(name, DIFFERENCES);
            JsonNode challenge = client.event("connect.challenge");
            replay(exchange, client, challenge, comparison);
            if (!exchange.path("closed").isNull() && !exchange.path("closed").isMissingNode())
                comparison.closes(exchange.path("closed"), client.closed());
            assertEquals(List.of(), comparison.problems());
        }
    }

    private static void replay(JsonNode exchange, RawClient client, JsonNode challenge, Comparison comparison) throws Exception {
        JsonNode recordedChallenge = exchange.path("frames").path(0).path("frame");
        for (JsonNode step : exchange.path("frames")) {
            if (step.path("dir").asText().equals("send"))
                client.send(
                        step.has("raw") ? step.path("raw").asText() : frame(exchange, step.path("frame"), recordedChallenge, challenge));
            else if (step.path("frame").path("type").asText().equals("res"))
                comparison.answers(step.path("frame"), client.answer(step.path("frame").path("id").asText()));
        }
    }

    private static String frame(JsonNode exchange, JsonNode recorded, JsonNode then, JsonNode now) throws Exception {
        ObjectNode frame = recorded.deepCopy();
        if (frame.at("/params/device") instanceof ObjectNode device)
            new Device().takePlace(device, exchange.path("signed").asText(), then.at("/payload/nonce").asText(),
                    now.at("/payload/nonce").asText(), now.at("/payload/ts").asLong() - then.at("/payload/ts").asLong());
        return frame.toString();
    }

    @TestFactory
    Stream<DynamicTest> scopes() {
        return Transcripts.read("scopes").properties().stream().filter(entry -> methods.contains(entry.getKey()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> scopes(entry.getKey(), entry.getValue())));
    }

    /** Parameters that no method knows keep strict ones from doing anything. */
    private static void scopes(String method, JsonNode recorded) throws Exception {
        for (Map.Entry<String, String> scope : SCOPES.entrySet()) {
            String verdict = recorded.path(scope.getKey()).asText("");
            if (verdict.isEmpty() || DIFFERENCES.reason(method, "/scope").isPresent())
                continue;
            try (RawClient client = gateway.connect(List.of(scope.getValue()))) {
                client.send("{\"type\":\"req\",\"id\":\"s\",\"method\":\"" + method + "\",\"params\":{\"__conformance\":1}}");
                String message = client.answer("s").at("/error/message").asText("");
                String now = message.startsWith("missing scope") || message.startsWith("unauthorized role") ? message : "allowed";
                assertEquals(verdict, now, scope.getValue());
            }
        }
    }

    @TestFactory
    Stream<DynamicTest> methods() throws Exception {
        RawClient client = gateway.connect(ALL);
        for (String id : List.of("first", "second", "third", "fourth"))
            converse(client, id);
        return Transcripts.read("methods").properties().stream().filter(entry -> deployed(entry.getValue()))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> method(client, entry.getKey(), entry.getValue())))
                .onClose(client::close);
    }

    private static void converse(RawClient client, String id) throws Exception {
        client.send("{\"type\":\"req\",\"id\":\"" + id
                + "\",\"method\":\"chat.send\",\"params\":{\"sessionKey\":\"main\",\"message\":\"hello\",\"idempotencyKey\":\"" + id
                + "\"}}");
        client.next(frame -> frame.path("event").asText().equals("chat") && frame.at("/payload/runId").asText().equals(id)
                && frame.at("/payload/state").asText().equals("final"));
    }

    private static boolean deployed(JsonNode steps) {
        return (steps.isArray() && methods.contains(steps.path(0).at("/frame/method").asText())) || unannounced(steps);
    }

    /** Methods that work without being announced (contract section 3.5). */
    private static boolean unannounced(JsonNode steps) {
        return Set.of("poll", "chat.inject", "sessions.resolve", "sessions.get", "sessions.usage", "sessions.usage.timeseries",
                "sessions.usage.logs").contains(steps.path(0).at("/frame/method").asText());
    }

    private static void method(RawClient client, String name, JsonNode steps) throws Exception {
        Comparison comparison = new Comparison(name, DIFFERENCES);
        for (JsonNode step : steps) {
            JsonNode frame = step.path("frame");
            if (step.path("dir").asText().equals("send")) {
                ObjectNode mine = frame.deepCopy();
                client.send(mine.put("id", name + frame.path("id").asText()).toString());
            } else if (frame.path("type").asText().equals("res")) {
                comparison.answers(frame, client.answer(name + frame.path("id").asText()));
            }
        }
        assertEquals(List.of(), comparison.problems());
    }
}
