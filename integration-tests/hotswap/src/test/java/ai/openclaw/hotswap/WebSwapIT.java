package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ScriptedServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The tools of the web and of memory are replaced while agents use them. */
class WebSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String GREETING = "Hello from the fake model.";
    @TempDir
    Path folder;
    private FakeModelServer model;
    private ScriptedServer engine;
    private HostedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        Path work = Files.createDirectory(folder.resolve("work"));
        Files.writeString(work.resolve("MEMORY.md"), "The office is in Lyon.");
        model = new FakeModelServer();
        engine = new ScriptedServer(_ -> ModelAnswer.raw("application/json", "{\"choices\":[{\"message\":{\"content\":\"They purr.\"}}]}"));
        gateway = new HostedGateway(folder, Texts.model(model).replace("defaults: {", "defaults: { workspace: '" + work + "',"),
                "tools: { web: { search: { provider: 'perplexity', cacheTtlMinutes: 0, perplexity: { apiKey: 'k', baseUrl: '"
                        + engine.origin() + "' } } } }");
    }

    @AfterEach
    void stop() {
        gateway.close();
        engine.close();
        model.close();
    }

    @Test
    void searchesGoOnHoweverOftenToolsAndEnginesAreReplaced() throws Exception {
        swap(List.of("tools.web", "search.answers"), "CALL_TOOL:web_search:{\"query\":\"cats\"}END", "They purr.");
        try (ControlClient client = gateway.connect()) {
            assertEquals(GREETING,
                    client.agent("fetch", "CALL_TOOL:web_fetch:{\"url\":\"http://127.0.0.1:" + gateway.port() + "/health\"}END"));
            assertTrue(answers().contains("is not on the public internet"), answers());
        }
    }

    @Test
    void theIndexOfNotesIsFreedAndFoundAgain() throws Exception {
        swap(List.of("tools.memory"), "CALL_TOOL:memory_search:{\"query\":\"office\"}END", "The office is in Lyon.");
        assertTrue(Files.exists(gateway.state().resolve("memory/main-lucene/write.lock")), "it is kept on disk");
    }

    private void swap(List<String> bundles, String message, String answer) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger turns = new AtomicInteger();
        List<Throwable> failures = new CopyOnWriteArrayList<>();
        List<Thread> callers = new ArrayList<>();
        try (ControlClient client = gateway.connect()) {
            awaitTools();
            for (int i = 0; i < 2; i++) {
                String session = "load-" + i;
                callers.add(Thread.ofVirtual().start(() -> turns(session, message, over, turns, failures)));
            }
            for (int round = 0; round < 5; round++)
                for (String bundle : bundles) {
                    int before = turns.get();
                    gateway.update(bundle);
                    awaitTools();
                    Await.until("they go on", BACK, () -> turns.get() > before + 1 || !failures.isEmpty());
                }
            over.set(true);
            for (Thread caller : callers)
                caller.join(BACK.toMillis());
            assertEquals(List.of(), failures);
            assertEquals(GREETING, client.agent("last", message));
            assertTrue(answers().contains(answer), answers());
        }
    }

    private void turns(String session, String message, AtomicBoolean over, AtomicInteger turns, List<Throwable> failures) {
        try (ControlClient client = gateway.connect()) {
            while (!over.get()) {
                assertEquals(GREETING, client.agent(session, message));
                turns.incrementAndGet();
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private void awaitTools() {
        for (String service : List.of("ai.openclaw.api.ToolGroup (openclaw.tool.group.type=web)",
                "ai.openclaw.api.ToolGroup (openclaw.tool.group.type=memory)",
                "ai.openclaw.api.WebSearch (openclaw.web.search.type=perplexity)")) {
            String[] parts = service.split(" ", 2);
            Await.until(service + " is back", BACK, () -> gateway.context().getAllServiceReferences(parts[0], parts[1]) != null);
        }
    }

    /** What was said in the last conversation with the model, what tools answered among it. */
    private String answers() {
        return String.valueOf(model.requests().getLast().get("messages"));
    }
}
