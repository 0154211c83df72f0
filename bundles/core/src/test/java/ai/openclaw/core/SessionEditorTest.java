package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SessionChanges.Compaction;
import ai.openclaw.api.SessionChanges.Deletion;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionEditorTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private final ScriptedModel model = new ScriptedModel();
    private CoreHarness core;
    private SessionEditor editor;

    @BeforeEach
    void start() throws IOException {
        core = new CoreHarness(folder, model);
        editor = new SessionEditor(core.archive, core.desk);
    }

    @AfterEach
    void stop() { core.close(); }

    private RunResult say(String id, String text) throws InterruptedException {
        return core.desk.start(CoreHarness.request(id, text)).run().await(SOON).orElseThrow();
    }

    private Run hang(String id) {
        Run run = core.desk.start(CoreHarness.request(id, "hang")).run();
        Await.until("the answer begins",
                () -> core.events.named("agent").stream().filter(event -> event.payload().toString().contains(id)).count() >= 3);
        return run;
    }

    private Path sessions() { return folder.resolve("agents/main/sessions"); }

    private List<String> files(String part) throws IOException {
        try (Stream<Path> files = Files.list(sessions())) {
            return files.map(file -> String.valueOf(file.getFileName())).filter(name -> name.contains(part)).toList();
        }
    }

    @Test
    void aChangeMakesTheSessionAndIsOnDiskAtOnce() throws IOException {
        SessionEntry entry = editor.change("agent:main:fresh", Map.of("label", "New one"), Set.of());
        assertEquals(Optional.of("New one"), entry.label());
        assertEquals(Set.of("sessionId", "label", "updatedAt"), entry.fields().keySet());
        assertTrue(Files.readString(sessions().resolve("sessions.json")).contains("New one"));
    }

    @Test
    void aLabelIsForOneSessionOnly() {
        editor.change("agent:main:a", Map.of("label", "mine"), Set.of());
        editor.change("agent:main:a", Map.of("label", "mine"), Set.of());
        GatewayException refusal = assertThrows(GatewayException.class,
                () -> editor.change("agent:main:b", Map.of("label", "mine"), Set.of()));
        assertEquals("label already in use: mine", refusal.message());
        assertEquals(Optional.empty(), core.archive.find("agent:main:b"));
    }

    @Test
    void whatOthersWroteStaysAndWhatIsClearedGoes() throws IOException {
        core.close();
        Files.createDirectories(sessions());
        Files.writeString(sessions().resolve("sessions.json"), """
            {"agent:main:main":{"sessionId":"s1","skillsSnapshot":{"version":7},"label":"old","thinkingLevel":"low"}}""");
        core = new CoreHarness(folder, model);
        editor = new SessionEditor(core.archive, core.desk);
        SessionEntry entry = editor.change("main", Map.of("thinkingLevel", "high"), Set.of("label"));
        assertEquals(Map.of("version", 7), entry.fields().get("skillsSnapshot"));
        assertEquals(Optional.empty(), entry.label());
        assertEquals(Optional.of("high"), entry.text("thinkingLevel"));
    }

    @Test
    void aResetBeginsAnewAndKeepsTheOldTranscriptAndTheLabel() throws Exception {
        say("r1", "hello");
        editor.change("main", Map.of("label", "mine", "modelOverride", "other", "providerOverride", "x"), Set.of());
        String before = core.archive.find("main").orElseThrow().sessionId();
        SessionEntry after = editor.reset("main");
        assertNotEquals(before, after.sessionId());
        assertEquals(Optional.of("mine"), after.label());
        assertFalse(after.fields().containsKey("modelOverride"));
        assertEquals(0L, after.totalTokens());
        assertEquals(List.of(), core.archive.history("main", 10));
        assertTrue(files(".jsonl.reset.").getFirst().matches(before + "\\.jsonl\\.reset\\.\\d{4}-\\d\\d-\\d\\dT\\d\\d-\\d\\d-\\d\\d.*Z"));
        say("r2", "again");
        assertEquals(2, core.archive.history("main", 10).size());
    }

    @Test
    void aResetEndsTheRunThatIsUnderWayAndWhatItSaidIsInTheOldTranscriptOnly() throws Exception {
        Run run = hang("r1");
        Run waiting = core.desk.start(CoreHarness.request("r2", "later")).run();
        editor.reset("main");
        assertEquals(RunResult.Status.ABORTED, run.await(SOON).orElseThrow().status());
        assertTrue(waiting.await(SOON).isPresent());
        assertEquals(List.of(), core.archive.history("main", 10));
        List<String> lines = Files.readAllLines(sessions().resolve(files(".jsonl.reset.").getFirst()));
        assertTrue(lines.getLast().contains("openclawAbort"), lines.getLast());
        assertEquals("re: after", say("r3", "after").text());
        assertEquals(2, core.archive.history("main", 10).size());
    }

    @Test
    void aDeletedSessionIsGoneWithItsRunAndItsTranscriptIsKept() throws Exception {
        core.desk.start(new ai.openclaw.api.RunRequest("r1", "agent:main:x", "hang", ai.openclaw.api.RunRequest.Source.AGENT,
                Optional.empty(), SOON));
        Await.until("the model is asked", () -> !model.requests.isEmpty());
        Deletion deletion = editor.delete("agent:main:x", true);
        assertTrue(deletion.deleted());
        assertTrue(Files.exists(deletion.archived().getFirst()));
        assertTrue(deletion.archived().getFirst().toString().contains(".jsonl.deleted."));
        assertEquals(RunResult.Status.ABORTED, core.desk.await("r1", SOON).orElseThrow().status());
        assertEquals(Optional.empty(), core.archive.find("agent:main:x"));
        assertEquals(new Deletion(false, List.of()), editor.delete("agent:main:x", true));
    }

    @Test
    void theMainSessionIsNotDeleted() {
        GatewayException refusal = assertThrows(GatewayException.class, () -> editor.delete("main", true));
        assertEquals("Cannot delete the main session (agent:main:main).", refusal.message());
    }

    @Test
    void aTranscriptIsShortenedToItsFirstAndNewestLinesAndCopiedBefore() throws Exception {
        for (int i = 0; i < 5; i++)
            say("r" + i, "m" + i);
        assertEquals(new Compaction(Optional.empty(), Optional.of(11), Optional.empty()), editor.compact("main", 400));
        Compaction compaction = editor.compact("main", 5);
        assertEquals(Optional.of(5), compaction.kept());
        assertEquals(11, Files.readAllLines(compaction.archived().orElseThrow()).size());
        assertEquals(4, core.archive.messages("main").size());
        assertEquals("re: more", say("r9", "more").text());
        assertEquals(6, core.archive.messages("main").size());
        assertEquals(new Compaction(Optional.empty(), Optional.empty(), Optional.of("no sessionId")), editor.compact("agent:main:zzz", 5));
    }

    @Test
    void aNoteStandsBehindTheAnswerThatIsBeingGiven() throws Exception {
        model.gate = new CountDownLatch(1);
        Run run = core.desk.start(CoreHarness.request("r1", "hello")).run();
        Await.until("the model is asked", () -> !model.requests.isEmpty());
        Thread note = Thread.ofVirtual().start(() -> {
            try {
                editor.inject("main", "[Note]\n\nhi", SOON);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        model.gate.countDown();
        assertTrue(run.await(SOON).isPresent());
        assertTrue(note.join(SOON));
        assertEquals(List.of("hello", "re: hello", "[Note]\n\nhi"), core.archive.history("main", 10).stream().map(Context::text).toList());
    }

    @Test
    void whoWaitsTooLongIsToldAndTheWorkIsNotDone() throws Exception {
        Run run = hang("r1");
        GatewayException busy = assertThrows(GatewayException.class, () -> editor.inject("main", "late", Duration.ofMillis(50)));
        assertTrue(busy.message().contains("is still busy"), busy.message());
        core.desk.abort("main", Optional.empty());
        assertTrue(run.await(SOON).isPresent());
        editor.inject("main", "in time", SOON);
        assertEquals(List.of("hang", "re: hang", "in time"), core.archive.history("main", 10).stream().map(Context::text).toList());
    }

    @Test
    void anUnknownAgentHasNoSessions() {
        assertEquals("unknown agent id \"nobody\"",
                assertThrows(GatewayException.class, () -> editor.reset("agent:nobody:main")).message());
        assertEquals("session not found",
                assertThrows(GatewayException.class, () -> editor.inject("agent:main:none", "x", SOON)).message());
    }
}
