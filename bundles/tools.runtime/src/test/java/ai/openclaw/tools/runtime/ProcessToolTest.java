package ai.openclaw.tools.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ToolResult;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands, in the background. */
class ProcessToolTest {
    @TempDir
    Path folder;
    private Bench bench;

    @BeforeEach
    void open() { bench = new Bench(folder); }

    @AfterEach
    void close() throws Exception { bench.close(); }

    private ToolResult background(String command) throws Exception {
        return bench.run("exec", Map.of("command", command, "background", true));
    }

    /** Runs until the file {@code go} is there. */
    private ToolResult waiting(String before, String after) throws Exception {
        return background(before + "; while [ ! -e go ]; do sleep 0.02; done; " + after);
    }

    private void go() throws Exception { Files.createFile(folder.resolve("go")); }

    @Test
    void whatTakesLongerThanYieldMsGoesToTheBackground() throws Exception {
        ToolResult result = bench.run("exec", Map.of("command", "echo begun; exec sleep 300", "yieldMs", 300));
        assertFalse(result.error());
        assertEquals("running", result.details().get("status"));
        assertEquals("begun\n", result.details().get("tail"));
        assertTrue(result.details().keySet().containsAll(List.of("sessionId", "pid", "startedAt", "cwd")));
        assertTrue(result.text().startsWith("Still running in the background (session " + result.details().get("sessionId")),
                result.text());
    }

    @Test
    void pollDrainsWhatIsNewAndTellsTheEnd() throws Exception {
        ToolResult started = background("read line; echo one; while [ ! -e go ]; do sleep 0.02; done; echo two; exit 5");
        bench.process("write", started, Map.of("data", "on\n"));
        bench.awaitOutput(started, "one");
        assertEquals("one\n\nStill running.", bench.process("poll", started).text());
        assertEquals("(no new output)\n\nStill running.", bench.process("poll", started).text());
        go();
        bench.awaitEnd(started);
        ToolResult end = bench.process("poll", started);
        assertEquals("two\n\nCommand exited with code 5.", end.text());
        assertEquals(5, end.details().get("exitCode"));
        assertEquals("completed", end.details().get("status"));
    }

    @Test
    void pollWaitsForTheEnd() throws Exception {
        ToolResult started = waiting("true", "echo done");
        CompletableFuture<ToolResult> poll = bench.later("process",
                Map.of("action", "poll", "sessionId", String.valueOf(started.details().get("sessionId")), "timeout", 60_000));
        go();
        assertTrue(poll.get(20, TimeUnit.SECONDS).text().startsWith("done"));
    }

    @Test
    void logShowsLines() throws Exception {
        ToolResult started = background("seq 1 500");
        bench.awaitEnd(started);
        assertTrue(bench.process("log", started).text().startsWith("301\n"), "the last 200");
        assertEquals("11\n12\n\n[lines 11 to 12 of 500; go on with offset 12]",
                bench.process("log", started, Map.of("offset", 10, "limit", 2)).text());
    }

    @Test
    void writeReachesStandardInputAndEndsIt() throws Exception {
        ToolResult started = background("cat; echo ended");
        bench.process("write", started, Map.of("data", "to the cat\n"));
        bench.awaitOutput(started, "to the cat");
        assertTrue(bench.process("write", started, Map.of("eof", true)).text().endsWith("closed its standard input."));
        bench.awaitOutput(started, "ended");
        bench.awaitEnd(started);
        assertTrue(bench.process("write", started, Map.of("data", "x")).error());
    }

    @Test
    void aCommandThatDoesNotReadDoesNotHoldTheWriter() throws Exception {
        ToolResult started = background("exec sleep 300");
        ToolResult stuck = bench.process("write", started, Map.of("data", "x".repeat(300_000)));
        assertTrue(stuck.error());
        assertTrue(stuck.text().contains("does not read its standard input"), stuck.text());
        assertTrue(bench.process("write", started, Map.of("data", "more")).error(), "and at once the next time");
        assertTrue(bench.process("kill", started).text().startsWith("Killed "));
    }

    @Test
    void keysReachATerminal() throws Exception {
        ToolResult started = bench.run("exec",
                Map.of("command", "read line; echo \"got $line\"; exec cat", "pty", true, "background", true));
        bench.process("send-keys", started, Map.of("keys", List.of("h", "i")));
        bench.process("submit", started);
        bench.awaitOutput(started, "got hi");
        bench.process("send-keys", started, Map.of("keys", List.of("C-c")));
        bench.awaitEnd(started);
    }

    @Test
    void clearAndRemoveForget() throws Exception {
        ToolResult started = background("exec sleep 300");
        assertTrue(bench.process("clear", started).error(), "it still runs");
        assertTrue(bench.process("remove", started).text().startsWith("Removed "));
        bench.awaitGone(String.valueOf(started.details().get("pid")));
        assertTrue(bench.process("poll", started).error());
        assertEquals("No commands in the background.", bench.run("process", Map.of("action", "list")).text());
    }

    @Test
    void anAgentSeesItsOwnCommandsOnly() throws Exception {
        ToolResult started = background("exec sleep 300");
        assertTrue(bench.run("process", Map.of("action", "list")).text().contains("running"));
        bench.agentId = "work";
        assertEquals("No commands in the background.", bench.run("process", Map.of("action", "list")).text());
        assertTrue(bench.process("kill", started).error());
    }

    @Test
    void whatIsOverIsForgottenAfterAWhile() throws Exception {
        ToolResult started = background("true");
        bench.awaitEnd(started);
        bench.later = Duration.ofMinutes(31);
        assertTrue(bench.process("log", started).text().contains("there is no command"));
    }

    @Test
    void theSessionIsToldOfTheEnd() throws Exception {
        ToolResult started = waiting("true", "echo built; exit 2");
        go();
        Await.until("it is told", () -> !bench.events.list().isEmpty());
        assertEquals(List.of("agent:main:main!: Exec finished (" + started.details().get("sessionId") + ", code 2) :: built"),
                bench.events.list());
    }

    @Test
    void aSuccessThatSaysNothingIsToldOnRequestOnly() throws Exception {
        bench.awaitEnd(background("true"));
        assertEquals(List.of(), bench.events.list());
        bench.settings(Map.of("notifyOnExitEmptySuccess", true));
        ToolResult started = waiting("true", "true");
        go();
        bench.awaitEnd(started);
        Await.until("it is told", () -> bench.events.list().size() == 1);
    }

    @Test
    void nobodyIsToldWhenThatIsSwitchedOffOrTheAgentKilledItItself() throws Exception {
        bench.settings(Map.of("notifyOnExit", false));
        ToolResult started = waiting("true", "echo x");
        go();
        bench.awaitEnd(started);
        bench.settings(Map.of());
        bench.process("kill", background("echo y; exec sleep 300"));
        assertEquals(List.of(), bench.events.list());
    }
}
