package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every endpoint is replaced while all of them are asked: nobody is told that what is being replaced is not there. */
class EndpointsSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final int ROUNDS = 3;
    /** What is off answers with a page, so each is known by a word that only it says. */
    private static final List<Asked> ALL = List.of(new Asked("http.health", "GET", "/health", "", 200, "live"),
            new Asked("http.webchat", "GET", "/chat", "", 200, "chat-app"), new Asked("http.ui", "GET", "/overview", "", 200, "html"),
            new Asked("http.canvas", "GET", "/__openclaw__/a2ui/", "", 200, "a2ui"),
            new Asked("http.metrics", "GET", "/metrics", "", 200, "openclaw_uptime_seconds"),
            new Asked("http.tools", "POST", "/tools/invoke", "{\"tool\":\"agents_list\"}", 200, "main"),
            // refused before anything is counted
            new Asked("http.hooks", "POST", "/hooks/wake?token=x", "{}", 400, "Hook token"),
            new Asked("http.completions", "GET", "/v1/models", "", 200, "owned_by"),
            new Asked("http.responses", "POST", "/v1/responses", "{}", 400, "invalid_request_error"));
    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final Map<Asked, AtomicInteger> answered = new ConcurrentHashMap<>();
    private HostedGateway gateway;
    private volatile String replaced = "nothing";

    /** An endpoint and how it is asked. */
    private record Asked(String bundle, String verb, String path, String body, int status, String word) {
        boolean right(HttpResponse<String> answer) { return answer.statusCode() == status && answer.body().contains(word); }
    }

    @BeforeEach
    void start() throws Exception {
        gateway = new HostedGateway(folder);
        gateway.more(
                ", http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true }, metrics: { enabled: true } } }");
        gateway.inForce("hooks: { enabled: true, token: 'hook-token-of-the-test' }");
        for (Asked endpoint : ALL)
            Await.until(endpoint.path + " is there", BACK, () -> endpoint.right(ask(endpoint)));
    }

    @AfterEach
    void stop() {
        over.set(true);
        client.close();
        gateway.close();
    }

    private HttpResponse<String> ask(Asked endpoint) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + endpoint.path)).timeout(BACK)
                        .header("Authorization", "Bearer " + HostedGateway.TOKEN)
                        .method(endpoint.verb, HttpRequest.BodyPublishers.ofString(endpoint.body)).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void isReplacedWhileAllAreAsked() throws Exception {
        try (ControlClient witness = gateway.connect()) {
            List<Thread> callers = ALL.stream().flatMap(endpoint -> Stream.of(caller(endpoint), caller(endpoint))).toList();
            for (Asked endpoint : ALL)
                for (int round = 0; round < ROUNDS; round++) {
                    replaced = endpoint.bundle;
                    gateway.update(endpoint.bundle);
                    goOn();
                }
            over.set(true);
            for (Thread caller : callers)
                assertTrue(caller.join(BACK), "a caller hangs");
            assertEquals(List.of(), wrong);
            assertTrue(witness.open());
        }
    }

    /** Returns when all were answered again, or one of them wrongly. */
    private void goOn() {
        Map<Asked, Integer> before = new ConcurrentHashMap<>();
        ALL.forEach(endpoint -> before.put(endpoint, count(endpoint).get()));
        Await.until("all are answered", BACK,
                () -> !wrong.isEmpty() || before.entrySet().stream().allMatch(entry -> count(entry.getKey()).get() > entry.getValue() + 3));
    }

    private AtomicInteger count(Asked endpoint) { return answered.computeIfAbsent(endpoint, _ -> new AtomicInteger()); }

    private Thread caller(Asked endpoint) {
        AtomicInteger count = count(endpoint);
        return Thread.ofVirtual().start(() -> {
            while (!over.get() && wrong.size() < 5)
                try {
                    HttpResponse<String> answer = ask(endpoint);
                    if (!endpoint.right(answer) && !patiently(answer))
                        wrong.add(
                                "while " + replaced + " is replaced, " + endpoint.path + ": " + answer.statusCode() + " " + answer.body());
                    count.incrementAndGet();
                } catch (IOException | InterruptedException e) {
                    wrong.add(endpoint.path + ": " + e);
                }
        });
    }

    private static boolean patiently(HttpResponse<String> answer) {
        return answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent();
    }
}
