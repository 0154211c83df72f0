package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** What was recorded of the endpoints in the style of OpenAI is answered so here, with one listed difference or the other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiReplayIT {
    private static final Differences DIFFERENCES = new Differences();
    private static final Set<String> HEADERS = Set.of("content-type", "allow", "cache-control");
    private final HttpClient client = HttpClient.newHttpClient();
    private GatewayUnderTest on;
    private GatewayUnderTest off;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        on = new GatewayUnderTest(folder.resolve("on"), "",
                "http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } }, ", List.of());
        off = new GatewayUnderTest(folder.resolve("off"));
    }

    @AfterAll
    void stop() {
        on.close();
        off.close();
        client.close();
    }

    @TestFactory
    Stream<DynamicTest> answersAsRecorded() {
        return Transcripts.all("http").filter(entry -> entry.getKey().matches("(cc|resp) .*"))
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> replay(entry.getKey(), entry.getValue())));
    }

    private void replay(String name, JsonNode exchange) throws Exception {
        HttpResponse<String> answer = client.send(request(name, exchange.path("request")), HttpResponse.BodyHandlers.ofString());
        JsonNode recorded = exchange.path("response");
        List<String> problems = new ArrayList<>();
        compare(name, "/status", recorded.path("status").asText(), String.valueOf(answer.statusCode()), problems);
        for (String header : HEADERS)
            if (recorded.path("headers").has(header))
                compare(name, "/headers/" + header, recorded.path("headers").path(header).asText().replace("; ", ";"),
                        answer.headers().firstValue(header).orElse("").replace("; ", ";"), problems);
        String body = recorded.path("body").asText();
        if (body.startsWith("{"))
            compare(name, "/body", Transcripts.JSON.readTree(body), Transcripts.JSON.readTree(answer.body()), problems);
        else if (body.startsWith("<"))
            assertTrue(answer.body().endsWith("data: [DONE]\n\n"), answer.body());
        else
            compare(name, "/body", body, answer.body(), problems);
        assertEquals(List.of(), problems, answer.body());
    }

    private HttpRequest request(String name, JsonNode recorded) {
        GatewayUnderTest gateway = name.endsWith("disabled") ? off : on;
        HttpRequest.Builder request = HttpRequest
                .newBuilder(URI.create(gateway.url().replace("ws:", "http:") + recorded.path("path").asText()))
                .timeout(Duration.ofSeconds(30));
        recorded.path("headers").properties().forEach(header -> request.header(header.getKey(), header.getValue().asText()));
        JsonNode body = recorded.path("body");
        String text = body.isTextual() ? body.asText() : body.toString();
        if (name.contains("oversized"))
            text = "{\"messages\":\"" + "x".repeat(21_000_000) + "\"}";
        return request.method(recorded.path("method").asText(),
                body.isMissingNode() ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(text)).build();
    }

    /** Ids are others each time, and so is the time; what there is besides is for clients that know more. */
    private static void compare(String name, String path, JsonNode recorded, JsonNode actual, List<String> problems) {
        if (recorded.isObject() && actual.isObject())
            recorded.properties()
                    .forEach(field -> compare(name, path + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()), problems));
        else if (recorded.isArray() && actual.isArray())
            for (int i = 0; i < recorded.size(); i++)
                compare(name, path + "/" + i, recorded.path(i), actual.has(i) ? actual.path(i) : MissingNode.getInstance(), problems);
        else if (!path.endsWith("/created") && !path.endsWith("/created_at"))
            compare(name, path, recorded.asText(), actual.asText(), problems);
    }

    private static void compare(String name, String path, String recorded, String actual, List<String> problems) {
        if (!plain(recorded).equals(plain(actual)) && DIFFERENCES.reason(name, path).isEmpty())
            problems.add(path + ": " + recorded + " → " + actual);
    }

    private static String plain(String text) { return text.replaceAll("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}", "<uuid>"); }
}
