package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Webhooks and tools over HTTP are replaced while they are called, and so are their settings. */
class HooksSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String HOOK_TOKEN = "hook-token-of-the-test";
    private static final int SWAPS = 10;
    @TempDir
    Path folder;
    private FakeModelServer model;
    private HostedGateway gateway;
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> failures = new CopyOnWriteArrayList<>();

    @BeforeEach
    void start() throws Exception {
        model = new FakeModelServer();
        gateway = new HostedGateway(folder, Texts.model(model), hooks("/hooks"));
    }

    @AfterEach
    void stop() {
        http.close();
        gateway.close();
        model.close();
    }

    private static String hooks(String path) { return "hooks: { enabled: true, token: '" + HOOK_TOKEN + "', path: '" + path + "' }"; }

    private HttpResponse<String> post(String path, String token, String body) throws Exception {
        return http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path)).timeout(BACK)
                .header("Authorization", "Bearer " + token).header("Idempotency-Key", "k1").POST(HttpRequest.BodyPublishers.ofString(body))
                .build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void toolsAreCalledHoweverOftenTheirEndpointIsReplaced() throws Exception {
        swap("http.tools", "/tools/invoke", HostedGateway.TOKEN, "{\"tool\":\"session_status\"}", 200);
    }

    @Test
    void webhooksAreAnsweredHoweverOftenTheirEndpointIsReplaced() throws Exception {
        Await.until("hooks are there", BACK, () -> post("/hooks/wake", HOOK_TOKEN, "{}").statusCode() == 400);
        String first = post("/hooks/agent", HOOK_TOKEN, "{\"message\":\"m\"}").body();
        assertTrue(first.startsWith("{\"ok\":true,\"runId\":"), first);
        // a token in the address is refused before anything is counted
        swap("http.hooks", "/hooks/wake?token=x", HOOK_TOKEN, "{}", 400);
        assertEquals(first, post("/hooks/agent", HOOK_TOKEN, "{\"message\":\"m\"}").body(), "the same key is the same run still");
    }

    @Test
    void anotherPathIsInForceWithoutARestart() throws Exception {
        Await.until("hooks are there", BACK, () -> post("/hooks/wake", HOOK_TOKEN, "{}").statusCode() == 400);
        gateway.inForce(Texts.model(model), hooks("/in"));
        Await.until("the path is another", BACK, () -> post("/in/wake", HOOK_TOKEN, "{\"text\":\"x\"}").statusCode() == 200);
        Await.until("the former one is gone", BACK, () -> post("/hooks/wake", HOOK_TOKEN, "{}").statusCode() == 404);
        gateway.inForce(Texts.model(model));
        Await.until("they are off", BACK, () -> post("/in/wake", HOOK_TOKEN, "{}").statusCode() == 404);
    }

    /** Others see no error, and those who call the endpoint are told to try again at most. */
    private void swap(String bundle, String path, String token, String body, int usual) throws Exception {
        AtomicInteger answered = new AtomicInteger();
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            callers.add(call(() -> {
                HttpResponse<String> response = post(path, token, body);
                if (response.statusCode() == usual)
                    answered.incrementAndGet();
                else if (response.statusCode() != 503 || response.headers().firstValue("Retry-After").isEmpty())
                    failures.add(path + ": " + response.statusCode() + " " + response.body());
            }));
            callers.add(call(() -> {
                HttpResponse<String> response = gateway.get("/health");
                if (response.statusCode() != 200)
                    failures.add("/health: " + response.statusCode() + " " + response.body());
            }));
        }
        for (int i = 0; i < SWAPS; i++) {
            int before = answered.get();
            gateway.update(bundle);
            Await.until("it answers again", BACK, () -> answered.get() > before + 2);
        }
        over.set(true);
        for (Thread caller : callers)
            caller.join(BACK.toMillis());
        assertEquals(List.of(), failures.stream().distinct().toList());
    }

    /** Something that is done again and again until it is over. */
    @FunctionalInterface
    private interface Request {
        void send() throws Exception;
    }

    private Thread call(Request request) {
        return Thread.ofVirtual().start(() -> {
            try {
                while (!over.get())
                    request.send();
            } catch (Exception e) {
                failures.add(String.valueOf(e));
            }
        });
    }
}
