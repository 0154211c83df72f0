package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The browser UI and the canvas are replaced while they and others are asked for. */
class PagesSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final int ROUNDS = 10;
    @TempDir
    Path folder;
    private HostedGateway gateway;
    private final AtomicBoolean over = new AtomicBoolean();
    private final List<String> failures = new CopyOnWriteArrayList<>();
    private final Map<String, AtomicInteger> answered = new ConcurrentHashMap<>();

    @BeforeEach
    void start() throws Exception { gateway = new HostedGateway(folder); }

    @AfterEach
    void stop() { gateway.close(); }

    @Test
    void theBrowserUiIsReplacedUnderLoad() throws Exception {
        swap("http.ui", "/", "OpenClaw Gateway", List.of("/health", "/chat", "/__openclaw__/canvas/"));
    }

    @Test
    void theCanvasIsReplacedUnderLoad() throws Exception {
        Files.createDirectories(gateway.state().resolve("canvas"));
        Files.writeString(gateway.state().resolve("canvas/data.json"), "\"of the canvas\"");
        swap("http.canvas", "/__openclaw__/canvas/data.json", "of the canvas", List.of("/health", "/chat", "/"));
    }

    private void swap(String bundle, String path, String text, List<String> others) throws Exception {
        Await.until("it is there", BACK, () -> gateway.get(path).body().contains(text));
        try (ControlClient witness = gateway.connect()) {
            List<Thread> askers = new ArrayList<>();
            for (String other : others)
                askers.add(ask(other, answer -> answer.statusCode() == 200));
            // between two of its instances nobody answers for the path
            askers.add(ask(path, answer -> (answer.statusCode() == 200 && answer.body().contains(text))
                    || (answer.statusCode() == 503 && answer.headers().firstValue("Retry-After").isPresent())));
            for (int round = 0; round < ROUNDS; round++) {
                gateway.update(bundle);
                Await.until("it is back", BACK, () -> gateway.get(path).body().contains(text));
                Map<String, Integer> before = new HashMap<>();
                answered.forEach((asked, count) -> before.put(asked, count.get()));
                Await.until("all go on", BACK, () -> answered.entrySet().stream()
                        .allMatch(entry -> entry.getValue().get() > before.getOrDefault(entry.getKey(), 0) + 5));
            }
            over.set(true);
            for (Thread asker : askers)
                asker.join(BACK.toMillis());
            assertEquals(List.of(), failures);
            assertEquals(others.size() + 1, answered.size());
            assertTrue(witness.open());
        }
    }

    /** Asks again and again, and notes what is not as it should be. */
    private Thread ask(String path, Predicate<HttpResponse<String>> right) {
        AtomicInteger count = answered.computeIfAbsent(path, _ -> new AtomicInteger());
        return Thread.ofVirtual().start(() -> {
            while (!over.get() && failures.size() < 5)
                try {
                    HttpResponse<String> answer = gateway.get(path);
                    if (!right.test(answer))
                        failures.add(path + ": " + answer.statusCode() + " " + answer.body());
                    count.incrementAndGet();
                } catch (Exception e) {
                    failures.add(path + ": " + e);
                }
        });
    }
}
