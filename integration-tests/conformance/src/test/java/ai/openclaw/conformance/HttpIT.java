package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded HTTP exchanges, in their order (contract section 16). */
class HttpIT {
    private static final String ENDPOINTS = "http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } }, ";
    private static final String HOOKS = "hooks: { enabled: true, token: 'hook-secret-1', mappings: ["
            + "{ match: { path: 'gh' }, action: 'agent', messageTemplate: 'x {{a}}', deliver: false },"
            + "{ match: { path: 'wk' }, action: 'wake', textTemplate: '{{t}}' }] },";
    private static final String LIMIT = "auth: { mode: 'token', token: '" + GatewayUnderTest.TOKEN
            + "', rateLimit: { maxAttempts: 3, lockoutMs: 20000, exemptLoopback: false } }, ";
    /** Said by the connection, and how long the body is. */
    private static final Set<String> OF_THE_CONNECTION = Set.of("date", "connection", "keep-alive", "content-length");
    private static final List<String> OPEN = List.of("cc disabled", "resp disabled", "hooks disabled gw");
    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Map<Setting, GatewayUnderTest> gateways = new EnumMap<>(Setting.class);

    /** What the exchanges were recorded with. */
    private enum Setting {
        PLAIN("", ""), ENABLED(HOOKS, ENDPOINTS), LOCKED("", LIMIT);

        private final String more;
        private final String inGateway;

        Setting(String more, String inGateway) {
            this.more = more;
            this.inGateway = inGateway;
        }

        static Setting of(String name) {
            if (name.startsWith("rl "))
                return LOCKED;
            boolean plain = name.matches("(GET|HEAD|POST|OPTIONS|canvas|a2ui) .*") || OPEN.contains(name);
            return plain ? PLAIN : ENABLED;
        }
    }

    @AfterEach
    void stop() {
        gateways.values().forEach(GatewayUnderTest::close);
        client.shutdownNow();
    }

    @TestFactory
    @Replays("http")
    Stream<DynamicTest> everyExchange() { return Transcripts.tests("http", this::replay); }

    private GatewayUnderTest gateway(Setting setting) throws Exception {
        GatewayUnderTest known = gateways.get(setting);
        if (known != null)
            return known;
        GatewayUnderTest fresh = new GatewayUnderTest(Files.createDirectory(folder.resolve(setting.name())), setting.more,
                setting.inGateway, List.of());
        gateways.put(setting, fresh);
        return fresh;
    }

    private void replay(String name, JsonNode exchange) throws Exception {
        GatewayUnderTest gateway = gateway(name.startsWith("ws ") ? Setting.LOCKED : Setting.of(name));
        if (exchange.isArray()) {
            connect(gateway, name, exchange);
            return;
        }
        HttpRequest request = request(gateway, name, exchange.path("request"));
        if (name.equals("hk bad 20"))
            for (int guess = 2; guess < 20; guess++)
                client.send(request, HttpResponse.BodyHandlers.discarding());
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        Comparison comparison = new Comparison(name, new Differences());
        compare(comparison, exchange.has("response") ? exchange.path("response") : exchange, answer);
        assertEquals(List.of(), comparison.problems(), answer.statusCode() + " " + answer.body());
    }

    /** Who guessed over HTTP is locked out of the control plane too: one limiter counts for both. */
    private static void connect(GatewayUnderTest gateway, String name, JsonNode frames) throws Exception {
        try (RawClient socket = new RawClient(gateway.url(), "")) {
            var _ = socket.event("connect.challenge");
            socket.send(frames.at("/0/frame").toString());
            Comparison comparison = new Comparison(name, new Differences());
            comparison.answers(frames.at("/1/frame"), socket.answer("r1"));
            comparison.closes(frames.path(2), socket.closed());
            assertEquals(List.of(), comparison.problems());
        }
    }

    /** What was sent; a guess was recorded by its answer alone. */
    private static HttpRequest request(GatewayUnderTest gateway, String name, JsonNode recorded) {
        String path = recorded.path("path").asText(name.startsWith("hk") ? "/hooks/wake" : "/tools/invoke");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gateway.url().replaceFirst("^ws", "http") + path))
                .method(recorded.path("method").asText("POST"), body(recorded.path("body")));
        recorded.path("headers").properties().forEach(header -> request.header(header.getKey(), header.getValue().asText()));
        if (recorded.isMissingNode())
            request.header("authorization", "Bearer wrong");
        return request.build();
    }

    /** The body; of a big one only its length was recorded. */
    private static HttpRequest.BodyPublisher body(JsonNode recorded) {
        if (recorded.isMissingNode() || recorded.isNull())
            return HttpRequest.BodyPublishers.noBody();
        String text = recorded.isTextual() ? recorded.asText() : recorded.toString();
        return HttpRequest.BodyPublishers
                .ofString(text.matches("\\(\\d+ bytes\\)") ? "x".repeat(Integer.parseInt(text.replaceAll("\\D", ""))) : text);
    }

    private static void compare(Comparison comparison, JsonNode recorded, HttpResponse<String> answer) throws Exception {
        if (recorded.has("error")) {
            comparison.expect("/status", 413, answer.statusCode());
            return;
        }
        comparison.expect("/status", recorded.path("status").asInt(), answer.statusCode());
        recorded.path("headers").properties().stream().filter(header -> !OF_THE_CONNECTION.contains(header.getKey()))
                .forEach(header -> comparison.expect("/headers/" + header.getKey(), plain(header.getValue().asText()),
                        plain(answer.headers().firstValue(header.getKey()).orElse("(none)"))));
        String body = recorded.path("body").asText();
        if (body.matches("<\\d+ characters>"))
            comparison.expect("/body", true, !answer.body().isEmpty());
        else if (body.startsWith("{") && answer.body().startsWith("{"))
            comparison.same("/body", Transcripts.JSON.readTree(body), Transcripts.JSON.readTree(answer.body()));
        else
            comparison.expect("/body", body, answer.body());
    }

    private static String plain(String header) { return header.toLowerCase(Locale.ROOT).replace("; ", ";"); }
}
