package ai.openclaw.core;

import static ai.openclaw.core.PlayedModel.call;
import static ai.openclaw.core.PlayedModel.result;
import static ai.openclaw.core.PlayedModel.say;
import static ai.openclaw.core.PlayedModel.used;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run does between a message and its answer. */
class LoopTest {
    private static final Duration SOON = Duration.ofSeconds(10);

    @TempDir
    Path folder;
    private final PlayedModel model = new PlayedModel(100_000);
    private final PlayedModel second = new PlayedModel(100_000);
    private final TestTools tools = new TestTools();
    private CoreHarness core;

    @BeforeEach
    void start() throws IOException {
        core = new CoreHarness(folder, model);
        core.models.bind(second, Map.of("openclaw.instance", "second"));
        core.toolbox.bind(new OneService<>(tools), Map.of("service.id", 1L, "openclaw.tool.group.type", "runtime"));
    }

    @AfterEach
    void stop() { core.close(); }

    private RunResult ask(String text) throws InterruptedException {
        return core.desk.start(CoreHarness.request("r" + text.hashCode(), text).owner(true)).run().await(SOON).orElseThrow();
    }

    private void agents(Map<String, Object> defaults) { core.settings.put("agents", Map.of("defaults", defaults)); }

    private List<Map<String, Object>> told(String stream) {
        return core.events.named("agent").stream().map(event -> Json.object(event.payload()))
                .filter(agent -> stream.equals(agent.get("stream"))).map(agent -> Json.object(agent, "data")).toList();
    }

    @Test
    void callsOfOneAnswerAreMadeSideBySideAndAnsweredInOrder() throws Exception {
        model.then(call("a", "meet", "text", "one"), call("b", "meet", "text", "two")).then(say("both met"));
        assertEquals("both met", ask("go").text());
        List<ModelMessage> shown = model.requests.getLast().messages();
        assertEquals(List.of("met one", "met two"),
                List.of(((ModelMessage.Result) shown.get(2)).text(), ((ModelMessage.Result) shown.get(3)).text()));
    }

    @Test
    void aToolIsCalledOutsideOfARunByTheSamePolicy() throws Exception {
        ToolCatalog.Audience main = new ToolCatalog.Audience("main", Optional.empty(), Optional.empty());
        assertEquals("echo hi", core.toolbox.invoke(main, "echo", Map.of("text", "hi"), true).orElseThrow().text());
        assertEquals("agent:main:main", tools.calls.getLast().sessionKey());
        assertTrue(core.toolbox.invoke(main, "echo", Map.of(), true).orElseThrow().error());
        assertTrue(core.toolbox.find("echo").orElseThrow().schema().toString().contains("text"));
        assertEquals(Optional.empty(), core.toolbox.invoke(main, "gateway", Map.of("text", "x"), false), "for owners only");
        core.settings.put("tools", Map.of("deny", List.of("echo")));
        assertEquals(Optional.empty(), core.toolbox.invoke(main, "echo", Map.of("text", "hi"), true));
    }

    @Test
    void aToolTellsItsProgressAndWhatItDidInWords() throws Exception {
        model.then(call("a", "echo", "text", "hi"));
        ask("go");
        assertEquals(List.of("start", "update", "result"), told("tool").stream().map(data -> data.get("phase")).toList());
        assertEquals("said hi", told("tool").getLast().get("meta"));
    }

    @Test
    void badArgumentsAnUnknownToolAndBrokenJsonAreAnswersToTheModel() throws Exception {
        model.then(call("a", "echo"), call("b", "fly", "text", "x"), new ModelEvent.BrokenCall("c", "echo", "{\"text\": "))
                .then(say("sorry"));
        assertEquals("sorry", ask("go").text());
        assertTrue(result(model.requests.getLast(), "a").startsWith("Invalid arguments for echo"), result(model.requests.getLast(), "a"));
        assertTrue(result(model.requests.getLast(), "b").contains("no tool \"fly\""));
        assertTrue(result(model.requests.getLast(), "c").contains("no JSON object"));
    }

    @Test
    void anEndlessLoopOfCallsIsWarnedRefusedAndEnded() throws Exception {
        IntStream.range(0, 60).forEach(i -> model.then(call("c" + i, "echo", "text", "again")));
        RunResult result = ask("go");
        assertEquals("error", result.stopReason());
        assertTrue(result.text().contains("the model kept calling echo"), result.text());
        assertEquals(20, tools.calls.size());
        assertTrue(result(model.requests.get(11), "c10").contains("Repeating it will not help"));
        assertTrue(result(model.requests.get(22), "c21").startsWith("Not done: echo"));
        assertEquals("done", ask("and now").text(), "the lane is free again");
    }

    @Test
    void inModeSteerWhatIsSaidMeanwhileIsReadByTheRunThatWorks() throws Exception {
        core.settings.put("messages.queue.mode", "steer");
        model.then(call("a", "meet", "text", "one")).then(say("as you wish"));
        Run run = core.desk.start(CoreHarness.request("r1", "go")).run();
        Await.until("the tool waits", () -> told("tool").size() == 1);
        assertTrue(core.desk.start(CoreHarness.request("r2", "no, the other way")).fresh());
        tools.meet();
        assertEquals("as you wish", run.await(SOON).orElseThrow().text());
        assertEquals(2, model.requests.size());
        assertTrue(((ModelMessage.User) model.requests.getLast().messages().getLast()).text().endsWith("no, the other way"));
    }

    @Test
    void aToolThatEndsTheTurnEndsIt() throws Exception {
        model.then(say("see you"), call("a", "leave", "text", "x"));
        assertEquals("see you", ask("go").text());
        assertEquals(1, model.requests.size());
    }

    @Test
    void longAnswersOfToolsAreShortenedForTheModel() throws Exception {
        model.then(call("a", "much", "text", "x"));
        ask("go");
        String shown = result(model.requests.getLast(), "a");
        assertTrue(shown.length() < 101_000 && shown.contains("200000 characters left out"), String.valueOf(shown.length()));
    }

    @Test
    void whatThePolicyForbidsIsNeitherOfferedNorDone() throws Exception {
        core.settings.put("tools", Map.of("deny", List.of("echo")));
        model.then(call("a", "echo", "text", "x"));
        ask("go");
        assertFalse(PlayedModel.tools(model.requests.getFirst()).contains("echo"));
        assertTrue(result(model.requests.getLast(), "a").contains("tools.deny has \"echo\""));
        assertEquals(List.of(), tools.calls);
    }

    /** Checklist 31. */
    @Test
    void toolsThatChangeTheGatewayAreForItsOwnerAlone() throws Exception {
        model.then(call("a", "gateway", "text", "x"));
        assertTrue(core.desk.start(CoreHarness.request("guest", "go")).run().await(SOON).isPresent());
        assertFalse(PlayedModel.tools(model.requests.getFirst()).contains("gateway"));
        assertTrue(result(model.requests.getLast(), "a").contains("for the owner of the gateway alone"));
        ask("as the owner");
        assertTrue(PlayedModel.tools(model.requests.getLast()).contains("gateway"));
    }

    @Test
    void anotherModelGoesOnWhenOneFailsAndWhatItSaidIsTakenBack() throws Exception {
        agents(Map.of("model", Map.of("primary", "offline/guide", "fallbacks", List.of("second/guide"))));
        model.then(say("half of an ans"), new ModelEvent.Done(Usage.NONE, "stop"));
        model.thenFail(ModelFailure.OVERLOADED.of("model offline/guide: 503"));
        ask("first");
        RunResult result = ask("second question");
        assertEquals("done", result.text());
        assertEquals("second", result.provider());
        assertEquals("fallback",
                told("lifecycle").stream().filter(data -> "fallback".equals(data.get("phase"))).findFirst().orElseThrow().get("phase"));
        ask("third");
        assertEquals(2, second.requests.size(), "the one that failed rests");
    }

    @Test
    void aProfileWhoseKeyIsRefusedGivesWayToTheNext() throws Exception {
        Path file = folder.resolve("agents/main/agent/auth-profiles.json");
        Files.createDirectories(file.getParent());
        Files.writeString(file, """
            {"version":1,"profiles":{"offline:a":{"type":"api_key","provider":"offline","key":"bad"},
            "offline:b":{"type":"token","provider":"offline","token":"good"}}}""");
        core.settings.put("auth.order", Map.of("offline", List.of("offline:a")));
        model.thenFail(ModelFailure.AUTH.of("401"));
        assertEquals("done", ask("go").text());
        assertEquals(List.of("bad", "good"),
                model.requests.stream().map(request -> request.options().credential().orElseThrow().value()).toList());
    }

    @Test
    void withoutAFallbackTheFailureIsTheAnswer() throws Exception {
        model.thenFail(ModelFailure.AUTH.of("model offline/guide: the key was refused (401)"));
        RunResult result = ask("go");
        assertEquals("error", result.stopReason());
        assertEquals("model offline/guide: the key was refused (401)", result.text());
    }

    @Test
    void aConversationThatIsTooLongIsSummarisedAndGoesOn() throws Exception {
        for (int i = 0; i < 12; i++)
            model.then(say("answer " + i + " " + "y".repeat(9000)));
        for (int i = 0; i < 12; i++)
            ask("question " + i);
        model.thenFail(ModelFailure.CONTEXT.of("400: too long")).then(say("SUMMARY of it all")).then(say("after"));
        assertEquals("after", ask("the last").text());
        ModelMessage first = model.requests.getLast().messages().getFirst();
        assertTrue(first instanceof ModelMessage.User user && user.text().equals(Compaction.HEADING + "\nSUMMARY of it all"),
                first.toString());
        assertTrue(core.archive.messages("main").size() == 26, "the transcript keeps everything");
        assertEquals(List.of("start", "end"), told("compaction").stream().map(data -> data.get("phase")).toList());
        assertEquals(1L, core.archive.find("main").orElseThrow().fields().get("compactionCount"));
    }

    @Test
    void aSummaryThatNoModelWritesIsMadeByHand() throws Exception {
        for (int i = 0; i < 12; i++)
            model.then(say("answer " + "y".repeat(9000)), i == 11 ? used(95_000) : used(10));
        for (int i = 0; i < 12; i++)
            ask("question " + i);
        model.thenFail(ModelFailure.OVERLOADED.of("503"));
        assertEquals("done", ask("the last").text());
        ModelMessage first = model.requests.getLast().messages().getFirst();
        assertTrue(first instanceof ModelMessage.User user && user.text().contains("- question 3"), first.toString());
    }

    @Test
    void aBudgetThatIsUsedUpRefusesTheNextCallAndIsTold() throws Exception {
        agents(Map.of("budget", Map.of("tokensPerDay", 15)));
        model.then(say("one"), used(20));
        assertEquals("one", ask("first").text());
        RunResult refused = ask("again");
        assertEquals("error", refused.stopReason());
        assertTrue(refused.text().contains("agents.defaults.budget.tokensPerDay"), refused.text());
        assertEquals(1, model.requests.size());
        assertEquals(1, core.events.named("budget").size());
    }

    @Test
    void whatWasSpentIsRememberedAcrossARestart() throws Exception {
        agents(Map.of("budget", Map.of("tokensPerDay", 15)));
        model.then(say("one"), used(20));
        ask("first");
        core.close();
        start();
        agents(Map.of("budget", Map.of("tokensPerDay", 15)));
        assertTrue(ask("again").text().contains("budget"));
    }

    @Test
    void theLevelOfThinkingAndTheThoughtsThatCarryAProofGoToTheModel() throws Exception {
        core.archive.update("agent:main:main", Map.of("thinkingLevel", "high", "reasoningLevel", "on"));
        model.then(new ModelEvent.Thinking("hm"), new ModelEvent.Thought(new ModelMessage.Thought("hm", "proof")),
                call("a", "echo", "text", "x")).then(say("so"));
        assertEquals("Reasoning:\n_hm_\n\nso", ask("go").text());
        assertEquals("high", model.requests.getFirst().options().thinking().orElseThrow());
        assertTrue(model.requests.getLast().messages().contains(new ModelMessage.Assistant("",
                List.of(new ModelMessage.Call("a", "echo", Map.of("text", "x"))), List.of(new ModelMessage.Thought("hm", "proof")))));
    }

    @Test
    void notesOfTheGatewayStandBeforeTheNextMessageAndAreNotShownToPeople() throws Exception {
        core.notes.add("the node came back");
        ask("hello");
        String shown = ((ModelMessage.User) model.requests.getFirst().messages().getFirst()).text();
        assertTrue(shown.matches("(?s)System: \\[\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d \\S+] the node came back\n\nhello"), shown);
        assertEquals("hello", Context.text(core.archive.history("main", 10).getFirst()));
    }

    @Test
    void aNoteThatWakesBeginsARunByItself() throws Exception {
        core.notes.wake("agent:main:main", "the build is done");
        Await.until("the agent looks", () -> model.requests.size() == 1);
        assertTrue(((ModelMessage.User) model.requests.getFirst().messages().getFirst()).text().contains("the build is done"));
    }

    @Test
    void theInstructionsNameToolsFilesSkillsAndWhereItRuns() throws Exception {
        Path workspace = Files.createDirectories(folder.resolve("workspace"));
        Files.writeString(workspace.resolve("SOUL.md"), "Be kind.");
        Files.createDirectories(workspace.resolve("skills/baking"));
        Files.writeString(workspace.resolve("skills/baking/SKILL.md"), "---\nname: baking\ndescription: \"How to bake\"\n---\nFlour.");
        ask("go");
        String system = model.requests.getFirst().system();
        for (String part : List.of("- echo: Says it again.", "### SOUL.md\nBe kind.", "- baking: How to bake (", "NO_REPLY",
                "Runtime: agent=main | model=offline/guide"))
            assertTrue(system.contains(part), part + " in " + system);
        assertFalse(system.contains("Flour."), "a skill is read when it is needed");
    }

    @Test
    void aRunThatWasCutOffInTheMiddleOfACallLeavesNoCallWithoutAnAnswer() throws Exception {
        List<Map<String, Object>> entries = new ArrayList<>();
        entries.add(entry("1", Json.of("role", "user", "content", "go")));
        entries.add(entry("2", Json.of("role", "assistant", "content",
                List.of(Json.of("type", "toolCall", "id", "a", "name", "echo", "arguments", Map.of())))));
        entries.add(entry("3", Json.of("role", "user", "content", "still there?")));
        List<ModelMessage> shown = Context.of(entries, 1000, "x/y", true);
        assertEquals(new ModelMessage.Result("a", "echo", "No result provided", true), shown.get(2));
    }

    private static Map<String, Object> entry(String id, Map<String, Object> message) {
        return Json.of("type", "message", "id", id, "message", message);
    }

    @Test
    void aGatewayFailureOfAProviderThatIsNoneOfItsOwnIsToldToo() throws Exception {
        model.thenFail(GatewayException.invalid("the settings are wrong"));
        assertEquals("the settings are wrong", ask("go").text());
    }
}
