package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.Image;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said while a session is busy, the settings of a session, and the events of a run (contract sections 8 and 9). */
class ChatRunsTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private final ScriptedModel model = new ScriptedModel();
    private CoreHarness core;

    @BeforeEach
    void start() throws IOException { core = new CoreHarness(folder, model); }

    @AfterEach
    void stop() { core.close(); }

    private List<Map<String, Object>> chat(String runId) {
        return core.events.named("chat").stream().map(event -> Json.object(event.payload())).filter(chat -> runId.equals(chat.get("runId")))
                .toList();
    }

    private List<Map<String, Object>> agent(String stream) {
        return core.events.named("agent").stream().map(event -> Json.object(event.payload()))
                .filter(agent -> stream.equals(agent.get("stream"))).map(agent -> Json.object(agent, "data")).toList();
    }

    private Run busy() {
        model.gate = new CountDownLatch(1);
        Run run = core.desk.start(CoreHarness.request("r1", "first")).run();
        Await.until("the model is asked", () -> !model.requests.isEmpty());
        return run;
    }

    @Test
    void inModeInterruptWhatIsSaidMeanwhileEndsTheRunThatWorks() throws Exception {
        core.settings.put("messages.queue.mode", "interrupt");
        Run first = busy();
        assertTrue(core.desk.start(CoreHarness.request("r2", "rather this")).fresh());
        assertEquals(RunResult.Status.ABORTED, first.await(SOON).orElseThrow().status());
        model.gate.countDown();
        Await.until("the second is answered", () -> Context.text(core.archive.history("main", 10).getLast()).equals("re: rather this"));
    }

    @Test
    void inModeFollowupEachIsAnsweredByItself() throws Exception {
        core.settings.put("messages.queue.mode", "followup");
        busy();
        for (String id : List.of("r2", "r3"))
            assertTrue(core.desk.start(CoreHarness.request(id, "text of " + id)).fresh());
        model.gate.countDown();
        Await.until("both are answered", () -> core.archive.history("main", 10).size() == 6);
        assertEquals(3, model.requests.size());
    }

    @Test
    void whatIsSaidMeanwhileEndsAtOnceWithoutWordsAndIsAnsweredTogether() throws Exception {
        Run first = busy();
        for (String id : List.of("r2", "r3", "r4")) {
            var started = core.desk.start(CoreHarness.request(id, "text of " + id));
            assertTrue(started.fresh());
            assertEquals("", started.run().result().orElseThrow().text());
            assertEquals(1, chat(id).size());
            assertEquals("final", chat(id).getFirst().get("state"));
            assertFalse(chat(id).getFirst().containsKey("message"));
            assertFalse(core.desk.start(CoreHarness.request(id, "text of " + id)).fresh());
        }
        model.gate.countDown();
        assertTrue(first.await(SOON).isPresent());
        Await.until("the three are answered", () -> core.archive.history("main", 10).size() == 6);
        assertEquals(List.of("first", "re: first", "text of r2", "text of r3", "text of r4", "re: text of r4"),
                core.archive.history("main", 10).stream().map(Context::text).toList());
        assertEquals(2, model.requests.size());
    }

    @Test
    void whatWasHeldBackIsAnsweredAfterARestartOnce() throws Exception {
        busy();
        core.desk.start(CoreHarness.request("r2", "second"));
        core.close();
        model.gate = new CountDownLatch(0);
        core = new CoreHarness(folder, model);
        Await.until("both are answered", () -> core.archive.history("main", 10).size() == 4);
        assertEquals(List.of("first", "re: first", "second", "re: second"),
                core.archive.history("main", 10).stream().map(Context::text).toList());
        assertFalse(core.desk.start(CoreHarness.request("r2", "second")).fresh());
    }

    @Test
    void theModelOfASessionIsTheOneThatWasChosenForIt() throws Exception {
        new SessionEditor(core.archive, core.desk).change("main", Map.of("providerOverride", "offline", "modelOverride", "other"),
                Set.of());
        assertEquals("offline/other", core.archive.model("main"));
        RunResult result = core.desk.start(CoreHarness.request("r1", "hello")).run().await(SOON).orElseThrow();
        assertEquals("other", result.model());
        assertEquals("other", model.requests.getFirst().model());
    }

    @Test
    void aSessionThatMayNotSendKeepsItsAnswers() throws Exception {
        RecordingChannel channel = new RecordingChannel();
        core.deploy(channel);
        new SessionEditor(core.archive, core.desk).change("main", Map.of("sendPolicy", "deny"), Set.of());
        core.receive("1", "hello");
        assertTrue(core.desk.await("fake|default|1", SOON).isPresent());
        new SessionEditor(core.archive, core.desk).change("main", Map.of("sendPolicy", "allow"), Set.of());
        core.receive("2", "again");
        Await.until("the second answer leaves", () -> !channel.sent.isEmpty());
        assertEquals(List.of("re: again"), channel.sent.stream().map(message -> message.text()).toList());
    }

    @Test
    void deltasCarryTheWholeTextAndWhatIsNewAndOneWithAllPrecedesTheEnd() throws Exception {
        core.desk.start(CoreHarness.request("r1", "hello")).run().await(SOON);
        List<Map<String, Object>> events = chat("r1");
        assertEquals(List.of("delta", "delta", "final"), events.stream().map(event -> event.get("state")).toList());
        assertEquals("re: ", events.get(0).get("deltaText"));
        assertEquals("hello", events.get(1).get("deltaText"));
        assertEquals("re: hello", Context.text(Json.object(events.get(1), "message")));
        assertFalse(events.get(1).containsKey("replace"));
        assertEquals("agent:main:main", events.get(2).get("sessionKey"));
        List<Object> seqs = core.events.named("agent").stream().map(event -> Json.object(event.payload()).get("seq")).toList();
        assertEquals(List.of(1L, 2L, 3L, 4L), seqs);
        assertTrue(core.events.published.stream().map(GatewayEvent::scope).allMatch(Scope.READ::equals));
    }

    @Test
    void aFailureOfTheModelIsToldAsErrorAndStandsInTheTranscriptForPeopleOnly() throws Exception {
        core.desk.start(CoreHarness.request("r1", "fail")).run().await(SOON);
        assertEquals(
                Map.of("phase", "error", "error", "model offline/guide is down", "endedAt", agent("lifecycle").getLast().get("endedAt")),
                agent("lifecycle").getLast());
        assertEquals("error", chat("r1").getLast().get("state"));
        assertEquals("model offline/guide is down", chat("r1").getLast().get("errorMessage"));
        Map<String, Object> last = core.archive.messages("main").getLast();
        assertEquals("model offline/guide is down", last.get("errorMessage"));
        assertEquals(List.of(), last.get("content"));
        core.desk.start(CoreHarness.request("r2", "hello")).run().await(SOON);
        assertTrue(model.requests.getLast().messages().stream().allMatch(ModelMessage.User.class::isInstance));
    }

    @Test
    void anAbortIsToldUnderTheKeyThatTheClientUsed() throws Exception {
        Run run = core.desk.start(CoreHarness.request("r1", "hang")).run();
        Await.until("the answer begins", () -> core.events.named("agent").size() >= 3);
        core.desk.abort("main", Optional.of("r1"));
        run.await(SOON);
        Map<String, Object> last = chat("r1").getLast();
        assertEquals("aborted", last.get("state"));
        assertEquals("rpc", last.get("stopReason"));
        assertEquals("main", last.get("sessionKey"));
        assertEquals("re: hang", Context.text(Json.object(last, "message")));
    }

    @Test
    void aModelThatReadsTextIsToldOfThePictureAndTheHistoryOnlyMentionsIt() throws Exception {
        RunRequest request = new RunRequest("r1", "main", "what is this?", RunRequest.Source.CHAT, Optional.empty(), SOON,
                Optional.of("openclaw-control-ui"), List.of(new Image("image/png", "AAAA")));
        core.desk.start(request).run().await(SOON);
        assertTrue(((ModelMessage.User) model.requests.getFirst().messages().getFirst()).text()
                .endsWith("what is this?\n[1 picture(s) left out: this model reads text only]"));
        Map<String, Object> shown = core.archive.history("main", 10).getFirst();
        assertEquals("openclaw-control-ui", shown.get("senderLabel"));
        assertEquals(Map.of("type", "image", "mimeType", "image/png", "omitted", true, "bytes", 3),
                Json.array(shown.get("content")).get(1));
        assertEquals("AAAA", Json.object(Json.array(core.archive.messages("main").getFirst().get("content")).get(1)).get("data"));
    }

    @Test
    void whatAModelCostsIsInTheTranscriptAndItsSumInTheHistory() throws Exception {
        model.cost = new ModelInfo.Cost(1_000_000, 2_000_000, 0, 0);
        core.desk.start(CoreHarness.request("r1", "hello")).run().await(SOON);
        Map<String, Object> stored = Json.object(Json.object(core.archive.messages("main").getLast(), "usage"), "cost");
        assertEquals(3.0, stored.get("input"));
        assertEquals(7.0, stored.get("total"));
        assertEquals(Map.of("total", 7.0), Json.object(core.archive.history("main", 1).getFirst(), "usage").get("cost"));
    }

    @Test
    void theEnvelopeOfAnotherGatewayIsTakenOffAndItsSenderShown() {
        Map<String, Object> shown = History.shown(Json.of("role", "user", "content", """
            Sender (untrusted metadata):
            ```json
            {"label": "openclaw-control-ui", "id": "x"}
            ```

            [Fri 2026-11-20 08:11 UTC] hi from chat"""));
        assertEquals("hi from chat", Context.text(shown));
        assertEquals("openclaw-control-ui", shown.get("senderLabel"));
        assertEquals("plain", Context.text(History.shown(Json.of("role", "user", "content", "plain"))));
    }
}
