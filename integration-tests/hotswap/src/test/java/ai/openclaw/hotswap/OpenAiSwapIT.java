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

/** The endpoints in the style of OpenAI are replaced while clients use them and others. */
class OpenAiSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String CHAT = "{\"model\":\"openclaw\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String RESPONSE = "{\"model\":\"openclaw\",\"input\":\"hi\"}";
    @TempDir
    Path folder;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> wrong = new CopyOnWriteArrayList<>();
    private final AtomicInteger answered = new AtomicInteger();
    private FakeModelServer model;
    private HostedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        model = new FakeModelServer();
        gateway = new HostedGateway(folder, Texts.model(model));
        gateway.more(", http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } }");
        gateway.inForce(Texts.model(model));
        for (String path : List.of("/v1/chat/completions", "/v1/responses"))
            Await.until(path + " is on", BACK, () -> post(path, path.endsWith("responses") ? RESPONSE : CHAT).statusCode() == 200);
    }

    @AfterEach
    void stop() {
        gateway.close();
        model.close();
        client.close();
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + gateway.port() + path)).timeout(BACK).header("Authorization",
                "Bearer " + HostedGateway.TOKEN);
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return client.send(request(path).POST(HttpRequest.BodyPublishers.ofString(body)).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void completionsAreReplacedUnderLoad() throws Exception {
        replacedUnderLoad("http.completions", "/v1/chat/completions", CHAT, "/v1/responses", RESPONSE);
    }

    @Test
    void responsesAreReplacedUnderLoad() throws Exception {
        replacedUnderLoad("http.responses", "/v1/responses", RESPONSE, "/v1/chat/completions", CHAT);
    }

    private void replacedUnderLoad(String bundle, String path, String body, String otherPath, String otherBody) throws Exception {
        List<Thread> callers = new ArrayList<>();
        for (int i = 0; i < 3; i++)
            callers.add(Thread.ofVirtual().start(() -> ask(path, body, true)));
        callers.add(Thread.ofVirtual().start(() -> ask(otherPath, otherBody, false)));
        callers.add(Thread.ofVirtual().start(() -> ask("/health", "", false)));
        for (int round = 0; round < 5; round++) {
            int before = answered.get();
            gateway.update(bundle);
            Await.until("it answers again", BACK, () -> answered.get() > before + 3 || !wrong.isEmpty());
        }
        over.set(true);
        for (Thread caller : callers)
            caller.join(BACK.toMillis());
        assertEquals(List.of(), wrong);
        assertEquals(200, post(path, body).statusCode());
        assertTrue(model.requests().size() > 15, "they were asked for real");
    }

    /** @param replaced whether it may be told to come back */
    private void ask(String path, String body, boolean replaced) {
        while (!over.get())
            try {
                HttpResponse<String> answer = body.isEmpty()
                        ? client.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofString())
                        : post(path, body);
                boolean later = replaced && answer.statusCode() == 503 && answer.headers().firstValue("retry-after").isPresent();
                if (answer.statusCode() == 200 && replaced)
                    answered.incrementAndGet();
                else if (answer.statusCode() != 200 && !later)
                    wrong.add(path + ": " + answer.statusCode() + " " + answer.body());
            } catch (Exception e) {
                wrong.add(path + ": " + e);
            }
    }
}
