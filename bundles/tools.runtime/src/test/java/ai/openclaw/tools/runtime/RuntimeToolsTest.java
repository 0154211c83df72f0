package ai.openclaw.tools.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ToolGroup;
import ai.openclaw.api.ToolResult;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.LiveThreads;
import ai.openclaw.testkit.ToolGroupContract;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real commands, in the foreground. */
class RuntimeToolsTest implements ToolGroupContract {
    @TempDir
    Path folder;
    private Bench bench;

    @BeforeEach
    void open() throws Exception { bench = new Bench(folder); }

    @AfterEach
    void close() throws Exception { bench.close(); }

    @Override
    public ToolGroup group() { return bench.tools; }

    @Test
    void answersWithWhatTheCommandPrinted() throws Exception {
        ToolResult result = bench.exec("echo tool-says-hi");
        assertEquals("tool-says-hi", result.text());
        assertFalse(result.error());
        assertEquals("print text, `echo tool-says-hi`", result.meta(), "as recorded in agent-chat-2603");
        assertEquals("completed", result.details().get("status"));
        assertEquals(0, result.details().get("exitCode"));
        assertEquals("tool-says-hi", result.details().get("aggregated"));
        assertEquals(folder.toRealPath().toString(), result.details().get("cwd"));
        assertTrue(result.details().get("durationMs") instanceof Long ms && ms >= 0);
    }

    @Test
    void tellsProgressAtLeastOnce() throws Exception {
        bench.exec("echo a");
        assertEquals("running", bench.progress.getFirst().details().get("status"));
    }

    @Test
    void keepsTheOrderOfBothOutputs() throws Exception {
        assertEquals("out\nerr\nout2", bench.exec("echo out; echo err >&2; echo out2").text());
    }

    @Test
    void tellsTheExitCode() throws Exception {
        ToolResult result = bench.exec("echo partly; exit 3");
        assertEquals("partly\n\n(Command exited with code 3)", result.text());
        assertFalse(result.error(), "a program may say no without being broken");
        assertEquals(3, result.details().get("exitCode"));
    }

    @Test
    void aCommandThatIsNotFoundFails() throws Exception {
        ToolResult result = bench.exec("no-such-program-here");
        assertTrue(result.error());
        assertEquals("failed", result.details().get("status"));
        assertTrue(result.text().endsWith("(Command exited with code 127: command not found)"), result.text());
    }

    @Test
    void startsInTheFolderThatIsAskedFor() throws Exception {
        Path sub = Files.createDirectory(folder.resolve("sub"));
        assertEquals(sub.toRealPath().toString(), bench.run("exec", Map.of("command", "pwd -P", "workdir", "sub")).text());
        ToolResult missing = bench.run("exec", Map.of("command", "pwd", "workdir", "nowhere"));
        assertTrue(missing.error());
        assertEquals("workdir: there is no folder " + folder.resolve("nowhere"), missing.text());
    }

    @Test
    void anEmptyAnswerIsSaidToBeOne() throws Exception { assertEquals("(no output)", bench.exec("true").text()); }

    @Test
    void binaryOutputAndTerminalSequencesAreShownSafely() throws Exception {
        String text = bench.exec("printf '\\033[31mred\\033[0m \\377\\376 \\000 \\033]0;title\\007end 10%%\\r20%%\\n'").text();
        assertEquals("20%", text);
        assertEquals("red \ufffd\ufffd \ufffd end",
                bench.exec("printf '\\033[31mred\\033[0m \\377\\376 \\000 \\033]0;title\\007end'").text());
    }

    @Test
    void aGigabyteOfOutputIsCountedAndNotKept() throws Exception {
        System.gc();
        long before = used();
        ToolResult result = bench.run("exec",
                Map.of("command", "head -c 1000000000 /dev/zero | tr '\\\\0' 'y'; echo; echo the end", "yieldMs", 120_000));
        System.gc();
        assertTrue(used() - before < 32L * 1024 * 1024, "heap grew by " + (used() - before));
        assertTrue(result.text().length() < PlainText.LIMIT + 300, "answer of " + result.text().length());
        assertTrue(result.text().endsWith("the end"));
        assertTrue(result.text().contains("characters left out"));
    }

    @Test
    void otherCommandsGoOnBesideOneThatPrintsWithoutEnd() throws Exception {
        ToolResult endless = bench.run("exec", Map.of("command", "yes", "background", true));
        for (int i = 0; i < 20; i++)
            assertEquals("hi", bench.exec("echo hi").text());
        bench.process("kill", endless);
    }

    private static long used() { return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory(); }

    @Test
    void aCommandThatTakesTooLongIsEndedWithItsChildren() throws Exception {
        Path pids = folder.resolve("pids");
        ToolResult result = bench.run("exec", Map.of("command", "sleep 300 & echo $! > pids; sleep 300", "timeout", 1, "yieldMs", 30_000));
        assertTrue(result.error());
        assertEquals("failed", result.details().get("status"));
        assertTrue(result.text().contains("it did not end within 1 s"), result.text());
        bench.awaitGone(Files.readString(pids));
    }

    /** Security checklist 30. */
    @Test
    void line30AChildThatIgnoresSigtermDies() throws Exception {
        ToolResult started = bench.run("exec",
                Map.of("command",
                        "trap '' TERM; sh -c 'trap \"\" TERM; echo $$ > child; while :; do sleep 1; done' & echo ready; wait; wait",
                        "background", true));
        bench.awaitOutput(started, "ready");
        Await.until("the child is there",
                () -> Files.exists(folder.resolve("child")) && !Files.readString(folder.resolve("child")).isBlank());
        ToolResult killed = bench.process("kill", started);
        assertTrue(killed.text().startsWith("Killed "), killed.text());
        bench.awaitGone(Files.readString(folder.resolve("child")));
        bench.awaitGone(String.valueOf(started.details().get("pid")));
    }

    /** Security checklist 30. */
    @Test
    void line30WhatLeftTheProcessGroupIsFoundAgain() throws Exception {
        if (!Files.isExecutable(Path.of("/usr/bin/setsid")) || !Files.isDirectory(Path.of("/proc"))) {
            System.out.println("skipped: setsid and /proc are needed to leave a process group and to be found again");
            return;
        }
        ToolResult started = bench.run("exec", Map.of("command",
                "(setsid sh -c 'echo $$ > far; exec sleep 300' >/dev/null 2>&1 &) ; echo ready; sleep 300", "background", true));
        bench.awaitOutput(started, "ready");
        Await.until("the far one is there",
                () -> Files.exists(folder.resolve("far")) && !Files.readString(folder.resolve("far")).isBlank());
        bench.process("kill", started);
        bench.awaitGone(Files.readString(folder.resolve("far")));
    }

    @Test
    void anAbortEndsTheCommand() throws Exception {
        Path pid = folder.resolve("pid");
        CompletableFuture<Throwable> outcome = new CompletableFuture<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                bench.exec("echo $$ > pid; exec sleep 300");
                outcome.complete(new AssertionError("it came back"));
            } catch (Throwable e) {
                outcome.complete(e);
            }
        });
        Await.until("the command runs", () -> Files.exists(pid) && !Files.readString(pid).isBlank());
        caller.interrupt();
        assertTrue(outcome.get(5, java.util.concurrent.TimeUnit.SECONDS) instanceof InterruptedException);
        bench.awaitGone(Files.readString(pid));
    }

    @Test
    void aForegroundCommandFailsCleanlyWhenTheToolsAreStopped() throws Exception {
        LiveThreads threads = new LiveThreads();
        CompletableFuture<ToolResult> answer = bench.later("exec", Map.of("command", "echo $$ > pid; exec sleep 300"));
        Await.until("the command runs", () -> Files.exists(folder.resolve("pid")) && !Files.readString(folder.resolve("pid")).isBlank());
        ToolResult background = bench.run("exec", Map.of("command", "sleep 300", "background", true));
        long begun = System.nanoTime();
        bench.tools.stop();
        assertTrue(Duration.ofNanos(System.nanoTime() - begun).toMillis() < 2_500);
        ToolResult result = answer.get(5, java.util.concurrent.TimeUnit.SECONDS);
        assertTrue(result.error());
        assertTrue(result.text().contains(RuntimeTools.STOPPED), result.text());
        bench.awaitGone(Files.readString(folder.resolve("pid")));
        bench.awaitGone(String.valueOf(background.details().get("pid")));
        String id = String.valueOf(background.details().get("sessionId"));
        assertEquals(
                List.of("agent:main:main!: Exec finished (" + id
                        + "): the exec tool was stopped or updated, and what still ran in the background was ended with it"),
                bench.events.list());
        assertTrue(bench.exec("true").text().contains("is being stopped or updated"));
        threads.assertNoneLeft();
    }

    @Test
    void aTerminalIsARealOne() throws Exception {
        ToolResult result = bench.run("exec", Map.of("command", "test -t 0 && test -t 1 && stty size && echo $TERM", "pty", true));
        assertEquals("30 120\nxterm-256color", result.text());
        assertTrue(bench.run("exec", Map.of("command", "exit 4", "pty", true)).text().contains("code 4"));
    }

    @Test
    void aCommandOnATerminalIsKilledToo() throws Exception {
        ToolResult started = bench.run("exec", Map.of("command", "echo ready; sleep 300 & sleep 300", "pty", true, "background", true));
        bench.awaitOutput(started, "ready");
        assertTrue(bench.process("kill", started).text().startsWith("Killed "));
        bench.awaitGone(String.valueOf(started.details().get("pid")));
    }

    @Test
    void whatACommandLeavesBehindIsNotWaitedFor() throws Exception {
        ToolResult result = bench.exec("sleep 300 & echo $! > left; echo now");
        assertEquals("now", result.text());
        assertEquals("completed", result.details().get("status"));
        assertTrue(ProcessHandle.of(Long.parseLong(Files.readString(folder.resolve("left")).strip())).orElseThrow().destroyForcibly());
    }

    @Test
    void nothingMoreThanTheCapIsStarted() throws Exception {
        for (int i = 0; i < CommandSessions.MOST; i++)
            assertEquals("running", bench.run("exec", Map.of("command", "exec sleep 300", "background", true)).details().get("status"));
        ToolResult tooMany = bench.exec("true");
        assertTrue(tooMany.error());
        assertTrue(tooMany.text().startsWith("64 commands of agent main run already"), tooMany.text());
    }

    @Test
    void refusesWhatCannotBeACommandLine() throws Exception {
        assertTrue(bench.exec("echo a\0b").text().contains("NUL"));
        assertThrows(AssertionError.class, () -> bench.run("no_such_tool", Map.of()));
    }

    @Test
    void aCommandOfNothingTakesLittle() throws Exception {
        for (int i = 0; i < 20; i++)
            bench.exec("true");
        long begun = System.nanoTime();
        for (int i = 0; i < 50; i++)
            bench.exec("true");
        long each = (System.nanoTime() - begun) / 50_000;
        System.out.println("exec of true: " + each + " us");
        assertTrue(each < 60_000, "far from 10 ms even on a busy machine: " + each + " us");
    }
}
