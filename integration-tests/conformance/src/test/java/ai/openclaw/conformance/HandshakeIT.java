package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.http.WebSocketHandshakeException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Recorded handshakes (contract section 3): every outcome of a connect, limits of frames, and what devices sign. */
class HandshakeIT {
    private static final Map<String, String> ORIGINS = Map.of("cli_bad_origin", "http://evil.example", "control_ui_bad_origin",
            "http://evil.example", "control_ui_no_device_with_origin", "same", "control_ui_device_origin_ok", "same",
            "missing_token_control_ui", "same");
    private static final Differences DIFFERENCES = new Differences();
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception { gateway = new GatewayUnderTest(folder); }

    @AfterAll
    static void stop() { gateway.close(); }

    @TestFactory
    @Replays("handshake")
    Stream<DynamicTest> handshakes() { return Transcripts.tests("handshake", HandshakeIT::handshake); }

    private static void handshake(String name, JsonNode exchange) throws Exception {
        if (DIFFERENCES.reason(name, "/101").isPresent())
            refused(ORIGINS.getOrDefault(name, ""));
        else
            exchange(name, exchange.path("frames"), exchange.path("signed").asText(), exchange.path("closed"));
    }

    /** The page does not even get a socket. */
    private static void refused(String origin) {
        ExecutionException failure = assertThrows(ExecutionException.class, () -> new RawClient(gateway.url(), origin));
        assertEquals(403, assertInstanceOf(WebSocketHandshakeException.class, failure.getCause()).getResponse().statusCode());
    }

    /** What the devices signed was not recorded; their signatures tell. */
    @TestFactory
    @Replays("device-signature-v3-normalisation")
    Stream<DynamicTest> signatures() {
        return Transcripts.tests("device-signature-v3-normalisation", (name, frames) -> exchange(name, frames,
                SignedThen.of(frames.path(1).at("/frame/params")), Transcripts.JSON.missingNode()));
    }

    @TestFactory // security checklist 16
    @Replays("handshake-timeout")
    Stream<DynamicTest> silence() {
        return Transcripts.tests("handshake-timeout", (name, frames) -> exchange(name, frames, "", frames.path(frames.size() - 1)));
    }

    private static void exchange(String name, JsonNode frames, String signed, JsonNode closed) throws Exception {
        String origin = ORIGINS.getOrDefault(name, "");
        String path = name.startsWith("ws_path /") ? name.substring("ws_path ".length()) : "/";
        try (RawClient client = new RawClient(gateway.url() + path,
                origin.equals("same") ? gateway.url().replace("ws:", "http:") : origin)) {
            Comparison comparison = new Comparison(name, DIFFERENCES);
            JsonNode challenge = client.event("connect.challenge");
            comparison.event(frames.path(0).path("frame"), challenge);
            for (JsonNode step : frames)
                replay(name, step, client, new Challenge(signed, frames.path(0).path("frame"), challenge), comparison);
            if (closed.path("code").isInt()) {
                if (DIFFERENCES.reason(name, "/ok").isEmpty())
                    assertNotEquals("still open", client.closed());
                comparison.closes(closed, client.closed());
            }
            assertEquals(List.of(), comparison.problems());
        }
    }

    /** What was signed over the challenge then, and the one now. */
    private record Challenge(String signed, JsonNode then, JsonNode now) {}

    private static void replay(String name, JsonNode step, RawClient client, Challenge challenge, Comparison comparison) throws Exception {
        JsonNode frame = step.path("frame");
        switch (step.path("dir").asText()) {
            case "send" -> {
                if (step.has("raw"))
                    RecordedText.send(name, step.path("raw").asText(), client);
                else
                    client.send(connect(frame, challenge));
            }
            case "note" -> client.ping();
            case "recv" -> {
                if (frame.path("type").asText().equals("res"))
                    comparison.answers(frame, client.answer(frame.path("id").asText()));
                else if (frame.path("event").asText().equals("health"))
                    comparison.event(frame, client.event("health", 0));
            }
            default -> {
                // a close is compared at the end
            }
        }
    }

    private static String connect(JsonNode recorded, Challenge challenge) throws Exception {
        ObjectNode frame = recorded.deepCopy();
        if (frame.at("/params/device") instanceof ObjectNode device)
            new Device().takePlace(device, challenge.signed, challenge.then.at("/payload/nonce").asText(),
                    challenge.now.at("/payload/nonce").asText(),
                    challenge.now.at("/payload/ts").asLong() - challenge.then.at("/payload/ts").asLong());
        return frame.toString();
    }
}
