package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private final ScriptedModel model = new ScriptedModel();
    private CoreHarness core;

    @BeforeEach
    void start() throws Exception { core = new CoreHarness(folder, model); }

    @AfterEach
    void stop() { core.close(); }

    private RunResult run(String id, String text) throws InterruptedException {
        return core.desk.start(CoreHarness.request(id, text)).run().await(SOON).orElseThrow();
    }

    @Test
    void answersAndKeepsTheConversation() throws Exception {
        RunResult result = run("r1", "hello");
        assertEquals("re: hello", result.text());
        assertEquals("agent:main:main", result.sessionKey());
        List<Map<String, Object>> history = core.archive.history("main", 10);
        assertEquals(List.of("user", "assistant"), history.stream().map(message -> message.get("role")).toList());
        assertEquals("hello", Context.text(history.getFirst()));
    }

    @Test
    void showsTheModelWhatWasSaidBefore() throws Exception {
        run("r1", "one");
        run("r2", "two");
        assertEquals(3, model.requests.getLast().messages().size());
    }

    @Test
    void tellsTheRunAsAgentAndChatEvents() throws Exception {
        run("r1", "hello");
        List<String> agent = core.events.named("agent").stream().map(event -> Json.text(Json.object(event.payload()), "stream").orElse(""))
                .toList();
        assertEquals(List.of("lifecycle", "assistant", "assistant", "lifecycle"), agent);
        List<String> chat = core.events.named("chat").stream().map(event -> Json.text(Json.object(event.payload()), "state").orElse(""))
                .toList();
        assertEquals("final", chat.getLast());
        assertEquals("delta", chat.getFirst());
    }

    @Test
    void whoAsksHearsThatARunIsAcceptedBeforeAnythingOfItIsTold() throws Exception {
        List<Integer> told = new CopyOnWriteArrayList<>();
        core.desk.start(CoreHarness.request("r1", "hello"), run -> told.add(core.events.named("agent").size())).run().await(SOON);
        core.desk.start(CoreHarness.request("r1", "hello"), run -> told.add(-1));
        assertEquals(List.of(0), told, "once, for the run that began");
        core.desk.start(CoreHarness.request("r2", "hello"), run -> { throw new IllegalStateException("the client has gone"); });
        assertEquals("re: hello", core.desk.await("r2", SOON).orElseThrow().text());
    }

    @Test
    void theSameIdIsTheSameRun() throws Exception {
        run("r1", "hello");
        var again = core.desk.start(CoreHarness.request("r1", "hello"));
        assertFalse(again.fresh());
        assertEquals("re: hello", again.run().result().orElseThrow().text());
        assertEquals(1, model.requests.size());
    }

    @Test
    void theSameIdIsTheSameRunAfterARestart() throws Exception {
        run("r1", "hello");
        core.close();
        core = new CoreHarness(folder, model);
        var again = core.desk.start(CoreHarness.request("r1", "hello"));
        assertFalse(again.fresh());
        assertEquals("re: hello", again.run().result().orElseThrow().text());
    }

    @Test
    void runsOfOneSessionKeepTheirOrder() throws Exception {
        model.gate = new CountDownLatch(1);
        List<Run> runs = java.util.stream.IntStream.range(0, 20).mapToObj(i -> core.desk.start(agentRequest("r" + i, "m" + i)).run())
                .toList();
        model.gate.countDown();
        for (Run run : runs)
            assertTrue(run.await(SOON).isPresent());
        List<String> asked = core.archive.history("main", 100).stream().filter(message -> "user".equals(message.get("role")))
                .map(Context::text).toList();
        assertEquals(java.util.stream.IntStream.range(0, 20).mapToObj(i -> "m" + i).toList(), asked);
    }

    @Test
    void anAbortKeepsWhatWasSaid() throws Exception {
        Run run = core.desk.start(CoreHarness.request("r1", "hang")).run();
        Await.until("the answer begins", () -> !core.events.named("agent").isEmpty() && core.events.named("agent").size() >= 3);
        assertEquals(List.of("r1"), core.desk.abort("main", Optional.empty()));
        RunResult result = run.await(SOON).orElseThrow();
        assertEquals(RunResult.Status.ABORTED, result.status());
        assertEquals("re: hang", Context.text(core.archive.history("main", 10).getLast()));
        assertEquals(List.of(), core.desk.abort("main", Optional.empty()));
    }

    @Test
    void aRunThatTellsOfNoTokensLeavesTheNumbersOfTheOneBefore() throws Exception {
        run("r1", "hello");
        run("r2", "fail");
        SessionEntry entry = core.archive.find("main").orElseThrow();
        assertEquals(new Usage(3, 2, 0, 0), entry.usage());
        assertEquals(3, entry.totalTokens());
    }

    @Test
    void aMessageSaysInWhichProtocolItsProviderWasAsked() throws Exception {
        run("r1", "hello");
        core.settings.put("models.providers", Map.of("offline", Map.of("api", "openai-completions")));
        run("r2", "hello");
        List<Object> apis = core.archive.history("main", 10).stream().filter(message -> message.containsKey("api"))
                .map(message -> message.get("api")).toList();
        assertEquals(List.of("offline", "openai-completions"), apis);
    }

    @Test
    void aFailedModelIsAnAnswerInPlainWords() throws Exception {
        RunResult result = run("r1", "fail");
        assertEquals("error", result.stopReason());
        assertEquals("model offline/guide is down", result.text());
    }

    @Test
    void aRunThatTakesTooLongIsEnded() throws Exception {
        RunRequest request = new RunRequest("r1", "main", "hang", RunRequest.Source.AGENT, Optional.empty(), Duration.ofMillis(200));
        RunResult result = core.desk.start(request).run().await(SOON).orElseThrow();
        assertEquals("timeout", result.stopReason());
    }

    @Test
    void anUnknownAgentIsRefused() {
        RunRequest request = new RunRequest("r1", "agent:nobody:main", "x", RunRequest.Source.AGENT, Optional.empty(), SOON);
        assertEquals("unknown agent id \"nobody\"", assertThrows(GatewayException.class, () -> core.desk.start(request)).message());
    }

    @Test
    void aRunThatTheEndOfTheProcessInterruptedIsDoneAgainOnce() throws Exception {
        model.gate = new CountDownLatch(1);
        core.desk.start(CoreHarness.request("r1", "hello"));
        Await.until("the model is asked", () -> !model.requests.isEmpty());
        core.close();
        model.gate = new CountDownLatch(0);
        core = new CoreHarness(folder, model);
        assertEquals("re: hello", core.desk.await("r1", SOON).orElseThrow().text());
        assertEquals(2, core.archive.history("main", 10).size());
    }

    @Test
    void waitsForARunThatIsStillToCome() throws Exception {
        Thread.ofVirtual().start(() -> core.desk.start(CoreHarness.request("later", "hello")));
        assertTrue(core.desk.await("later", SOON).isPresent());
    }

    @Test
    void aConversationThatCannotBeWrittenIsSaidAndTheGatewayGoesOn() throws Exception {
        run("r1", "one");
        Path sessions = folder.resolve("agents/main/sessions");
        Path transcript;
        try (var files = Files.list(sessions)) {
            transcript = files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
        Files.move(transcript, sessions.resolve("kept"));
        Files.createDirectory(transcript);
        RunResult result = run("r2", "two");
        assertEquals(RunResult.Status.ERROR, result.status());
        assertTrue(result.text().contains("cannot write this conversation"), result.text());
        Files.delete(transcript);
        Files.move(sessions.resolve("kept"), transcript);
        assertEquals("re: three", run("r3", "three").text());
    }

    private static RunRequest agentRequest(String id, String text) {
        return new RunRequest(id, "main", text, RunRequest.Source.AGENT, Optional.empty(), SOON);
    }
}
