package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tools are replaced while agents use them. */
class ToolsSwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final int SWAPS = 20;
    private static final String GREETING = "Hello from the fake model.";
    @TempDir
    Path folder;
    private Path work;
    private FakeModelServer model;
    private HostedGateway gateway;

    @BeforeEach
    void start() throws Exception {
        work = Files.createDirectory(folder.resolve("work"));
        model = new FakeModelServer();
        gateway = new HostedGateway(folder, Texts.model(model).replace("defaults: {", "defaults: { workspace: '" + work + "',"),
                "tools: { exec: { security: 'full', ask: 'off' } }");
    }

    @AfterEach
    void stop() {
        gateway.close();
        model.close();
    }

    @Test
    void aCommandThatRunsDuringAnUpdateFailsCleanlyAndTheNextOneWorks() throws Exception {
        try (ControlClient client = gateway.connect()) {
            awaitGroup("runtime");
            for (int swap = 0; swap < 3; swap++) {
                Path pid = work.resolve("pid" + swap);
                CompletableFuture<String> answer = client.agentLater("running-" + swap,
                        call("exec", "echo $$ > pid" + swap + "; exec sleep 300"));
                Await.until("the command runs", BACK, () -> Files.exists(pid) && !Files.readString(pid).isBlank());
                gateway.update("tools.runtime");
                assertEquals(GREETING, answer.get(30, TimeUnit.SECONDS));
                assertTrue(toolAnswers().contains("the exec tool was stopped or updated"), toolAnswers());
                long id = Long.parseLong(Files.readString(pid).strip());
                Await.until("the command is gone", BACK, () -> ProcessHandle.of(id).isEmpty());
                awaitGroup("runtime");
                assertEquals(GREETING, client.agent("next-" + swap,
                        "CALL_TOOL:exec:{\"command\":\"test -t 1; echo works-again-4" + swap + "-$?\",\"pty\":true}END"));
                assertTrue(toolAnswers().contains("works-again-4" + swap + "-0"), toolAnswers());
            }
            assertTrue(client.open());
        }
    }

    @Test
    void filesAreWholeHoweverOftenTheirToolsAreReplaced() throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger written = new AtomicInteger();
        List<Thread> writers = new ArrayList<>();
        List<Throwable> failures = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (ControlClient client = gateway.connect()) {
            awaitGroup("fs");
            for (int i = 0; i < 3; i++) {
                int session = i;
                writers.add(Thread.ofVirtual().start(() -> write(session, over, written, failures)));
            }
            for (int swap = 0; swap < SWAPS; swap++) {
                int before = written.get();
                gateway.update("tools.fs");
                awaitGroup("fs");
                Await.until("they go on", BACK, () -> written.get() > before || !failures.isEmpty());
            }
            over.set(true);
            for (Thread writer : writers)
                writer.join(BACK.toMillis());
            assertEquals(List.of(), failures);
            assertEquals(GREETING, client.agent("last", "CALL_TOOL:write:{\"path\":\"last.txt\",\"content\":\"whole\"}END"));
            assertEquals("whole", Files.readString(work.resolve("last.txt")));
        }
        try (Stream<Path> files = Files.list(work)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertTrue(!file.toString().endsWith(".tmp"), file + " was left");
                if (file.getFileName().toString().startsWith("load-"))
                    assertEquals(2000, Files.size(file), file + " is not whole");
            }
        }
    }

    private void write(int session, AtomicBoolean over, AtomicInteger written, List<Throwable> failures) {
        String arguments = "{\"path\":\"load-" + session + ".txt\",\"content\":\"" + "x".repeat(2000) + "\"}";
        try (ControlClient client = gateway.connect()) {
            while (!over.get()) {
                assertEquals(GREETING, client.agent("load-" + session, "CALL_TOOL:write:" + arguments + "END"));
                written.incrementAndGet();
            }
        } catch (Throwable e) {
            failures.add(e);
        }
    }

    private static String call(String tool, String command) { return "CALL_TOOL:" + tool + ":{\"command\":\"" + command + "\"}END"; }

    private void awaitGroup(String type) {
        Await.until("the tools are back", BACK, () -> gateway.context().getAllServiceReferences("ai.openclaw.api.ToolGroup",
                "(openclaw.tool.group.type=" + type + ")") != null);
    }

    /** What tools answered in the last conversation with the model. */
    private String toolAnswers() {
        Map<String, Object> last = model.requests().getLast();
        return String.valueOf(last.get("messages"));
    }
}
