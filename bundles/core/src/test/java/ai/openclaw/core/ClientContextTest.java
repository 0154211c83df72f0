package ai.openclaw.core;

import static ai.openclaw.core.PlayedModel.call;
import static ai.openclaw.core.PlayedModel.result;
import static ai.openclaw.core.PlayedModel.say;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientContext;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.testkit.Await;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Clients of stateless protocols bring their conversation and their tools along. */
class ClientContextTest {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final ToolSpec WEATHER = new ToolSpec("weather", "Tells the weather.", Map.of("type", "object"));

    @TempDir
    Path folder;
    private final PlayedModel model = new PlayedModel(100_000);
    private final PlayedModel second = new PlayedModel(100_000);
    private CoreHarness core;

    @BeforeEach
    void start() throws IOException { core = started(); }

    private CoreHarness started() throws IOException {
        CoreHarness harness = new CoreHarness(folder, model);
        harness.models.bind(second, Map.of("openclaw.instance", "second"));
        harness.toolbox.bind(new OneService<>(new TestTools()), Map.of("service.id", 1L, "openclaw.tool.group.type", "runtime"));
        return harness;
    }

    @AfterEach
    void stop() { core.close(); }

    private static RunRequest request(String id, String text, ClientContext client) {
        return new RunRequest(id, "agent:main:openai:1", text, RunRequest.Source.HTTP, Optional.empty(), SOON).owner(true).client(client);
    }

    private static RunRequest hooked(String id, String text, ClientContext client) {
        return new RunRequest(id, "agent:main:hook:1", text, RunRequest.Source.HOOK, Optional.empty(), SOON).owner(true).client(client);
    }

    private RunResult run(String id, String text, ClientContext client) throws InterruptedException {
        return core.desk.start(request(id, text, client)).run().await(SOON).orElseThrow();
    }

    private static ClientContext tools(ToolSpec... tools) { return choosing("auto", tools); }

    private static ClientContext choosing(String choice, ToolSpec... tools) {
        return new ClientContext(List.of(), List.of(), List.of(tools), Optional.of(choice), OptionalInt.empty(), Optional.empty(),
                Optional.empty());
    }

    private static ClientContext results(ModelMessage.Result... results) { return history(List.of(), results); }

    private static ClientContext history(List<ModelMessage> history, ModelMessage.Result... results) {
        return new ClientContext(history, List.of(results), List.of(), Optional.empty(), OptionalInt.empty(), Optional.empty(),
                Optional.empty());
    }

    private static ModelMessage.Result answer(String callId, String text) { return new ModelMessage.Result(callId, "", text, false); }

    private ModelRequest last() { return model.requests.getLast(); }

    @Test
    void theConversationOfTheClientBeginsANewSessionAndIsIgnoredByOneThatHasItsOwn() throws Exception {
        ModelMessage.Call call = new ModelMessage.Call("c1", "weather", Map.of("at", "Lyon"));
        List<ModelMessage> history = List.of(new ModelMessage.User("hello"), new ModelMessage.Assistant("hi", List.of(call)),
                new ModelMessage.Result("c1", "weather", "rain", false), new ModelMessage.Assistant("it rains", List.of()));
        run("r1", "and now?", history(history));
        assertEquals(history, last().messages().subList(0, 4));
        assertEquals(5, last().messages().size());
        run("r2", "still?", history(List.of(new ModelMessage.User("something else"))));
        assertEquals(7, last().messages().size(), "what was said, its answer, and the question");
        assertEquals(history.getFirst(), last().messages().getFirst());
    }

    @Test
    void aRunEndsWithTheCallsOfTheClientsToolsAndGoesOnWithTheirResults() throws Exception {
        model.then(say("let me see"), call("c1", "weather", "at", "Lyon"));
        RunResult handed = run("r1", "weather?", tools(WEATHER));
        assertEquals("toolUse", handed.stopReason());
        assertEquals(List.of(new ModelMessage.Call("c1", "weather", Map.of("at", "Lyon"))), handed.calls());
        assertEquals("let me see", handed.text());
        assertTrue(PlayedModel.tools(last()).containsAll(List.of("weather", "echo")), "beside ours");
        model.then(say("it rains"));
        RunResult done = run("r2", "", results(answer("c1", "rain")));
        assertEquals("it rains", done.text());
        assertEquals(List.of(), done.calls());
        assertEquals(new ModelMessage.Result("c1", "weather", "rain", false), last().messages().getLast(), "no message of the user");
    }

    @Test
    void ourOwnCallsOfTheSameAnswerAreMadeBeforeTheClientIsAsked() throws Exception {
        model.then(call("a", "echo", "text", "x"), call("c1", "weather"));
        assertEquals(1, run("r1", "both", tools(WEATHER)).calls().size());
        run("r2", "so?", results(answer("c1", "sun")));
        assertEquals("echo x", result(last(), "a"));
        assertEquals("sun", result(last(), "c1"));
        assertTrue(last().messages().getLast() instanceof ModelMessage.User(String text, var _) && text.endsWith("so?"));
    }

    @Test
    void aClientThatNeverComesBackLeavesAConversationThatGoesOn() throws Exception {
        model.then(call("c1", "weather"));
        run("r1", "weather?", tools(WEATHER));
        assertEquals("done", run("r2", "never mind", ClientContext.NONE).text());
        assertEquals("No result provided", result(last(), "c1"));
        GatewayException late = assertThrows(GatewayException.class, () -> run("r3", "", results(answer("c1", "rain"))));
        assertTrue(late.message().contains("\"c1\", which is not open"), late.message());
    }

    @Test
    void aResultOfACallThatNobodyMadeIsRefusedBeforeTheRunBegins() throws Exception {
        GatewayException refused = assertThrows(GatewayException.class, () -> run("r1", "", results(answer("c9", "rain"))));
        assertTrue(refused.message().contains("\"c9\""), refused.message());
        assertEquals(Optional.empty(), core.desk.find("r1"));
        model.then(call("c1", "weather"));
        run("r2", "weather?", tools(WEATHER));
        assertThrows(GatewayException.class, () -> run("r3", "", results(answer("c1", "rain"), answer("c1", "sun"))), "each once");
        assertEquals("done", run("r4", "", results(answer("c1", "rain"))).text());
    }

    @Test
    void resultsOfCallsInTheClientsOwnConversationAreTakenByANewSession() throws Exception {
        ModelMessage.Call call = new ModelMessage.Call("c1", "weather", Map.of());
        run("r1", "",
                history(List.of(new ModelMessage.User("weather?"), new ModelMessage.Assistant("", List.of(call))), answer("c1", "rain")));
        assertEquals(new ModelMessage.Result("c1", "weather", "rain", false), last().messages().getLast());
    }

    @Test
    void aToolThatIsNamedAsOneOfOursIsRefused() {
        GatewayException refused = assertThrows(GatewayException.class,
                () -> run("r1", "go", tools(new ToolSpec("echo", "Mine.", Map.of()))));
        assertTrue(refused.message().startsWith("tool \"echo\""), refused.message());
        assertThrows(GatewayException.class, () -> run("r2", "go", tools(WEATHER, WEATHER)), "twice");
    }

    @Test
    void aToolThatMustBeCalledIsOfferedAlone() throws Exception {
        model.then(call("c1", "weather"));
        run("r1", "go", choosing("required", WEATHER));
        assertEquals(List.of("weather"), PlayedModel.tools(last()));
        assertEquals(Optional.of("required"), last().options().toolChoice());
        assertThrows(GatewayException.class, () -> run("r2", "go", choosing("other", WEATHER)));
        assertThrows(GatewayException.class, () -> run("r3", "go", choosing("required")));
    }

    @Test
    void aCallWithBrokenArgumentsIsTheModelsToMend() throws Exception {
        model.then(new ModelEvent.BrokenCall("c1", "weather", "{oops")).then(call("c2", "weather", "at", "Lyon"));
        RunResult handed = run("r1", "go", tools(WEATHER));
        assertEquals(List.of("c2"), handed.calls().stream().map(ModelMessage.Call::id).toList());
        assertTrue(result(last(), "c1").contains("no JSON object"));
    }

    @Test
    void theModelTheMostTokensTheChoiceAndTheTraceReachTheModel() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        RunResult done = run("r1", "go", new ClientContext(List.of(), List.of(), List.of(), Optional.of("none"), OptionalInt.of(7),
                Optional.of("second/guide"), Optional.of(trace)));
        assertEquals("second", done.provider());
        ModelRequest asked = second.requests.getLast();
        assertEquals(7, asked.maxTokens());
        assertEquals(Optional.of("none"), asked.options().toolChoice());
        assertEquals(Optional.of(trace), asked.options().traceParent());
        assertEquals("offline", run("r2", "go", ClientContext.NONE).provider(), "for that run alone");
    }

    @Test
    void anInterruptedRunIsDoneAgainAsItWasWished() throws Exception {
        ClientContext client = new ClientContext(
                List.of(new ModelMessage.User("look", List.of(new Image("image/png", "AAAA"))),
                        new ModelMessage.Assistant("nice", List.of())),
                List.of(), List.of(WEATHER), Optional.of("auto"), OptionalInt.of(9), Optional.of("second/guide"), Optional.of("t"));
        RunRequest wished = hooked("r1", "go", client);
        assertEquals(wished, Letters.request(Letters.of(wished)));
        assertFalse(Letters.of(request("r2", "go", ClientContext.NONE)).containsKey("client"));
        core.close();
        core = started();
        core.keeper.ledger().receive("run:r1", Json.of("run", Letters.of(wished)));
        core.keeper.ledger().receive("run:r2", Json.of("run", Letters.of(request("r2", "go", client))));
        core.close();
        core = started();
        Await.until("it is done again", () -> core.desk.find("r1").flatMap(run -> run.result()).isPresent());
        ModelRequest asked = second.requests.getLast();
        assertEquals(client.history(), asked.messages().subList(0, 2));
        assertTrue(PlayedModel.tools(asked).contains("weather"));
        assertEquals(Optional.empty(), core.desk.find("r2"), "nobody waits any more for an answer over HTTP");
        assertEquals(Map.of(), core.keeper.ledger().unanswered());
    }

    @Test
    void whatIsAskedOverHttpIsNotDoneAgain() throws Exception {
        ScriptedModel hanging = new ScriptedModel();
        core.models.bind(hanging, Map.of("openclaw.instance", "hanging"));
        ClientContext client = new ClientContext(List.of(), List.of(), List.of(), Optional.empty(), OptionalInt.empty(),
                Optional.of("hanging/guide"), Optional.empty());
        core.desk.start(request("r1", "hang", client));
        core.desk.start(hooked("r2", "later", client));
        assertEquals(List.of("run:r2"), List.copyOf(core.keeper.ledger().unanswered().keySet()));
        core.close();
        core = started();
        assertTrue(core.desk.find("r2").isPresent());
        assertEquals(Optional.empty(), core.desk.find("r1"));
    }

    @Test
    void handedOverCallsAreKnownToWhoeverAsksAgain() throws Exception {
        model.then(call("c1", "weather", "at", "Lyon"));
        RunResult handed = run("r1", "go", tools(WEATHER));
        core.close();
        core = started();
        RunResult again = core.desk.start(request("r1", "go", tools(WEATHER))).run().await(SOON).orElseThrow();
        assertEquals(handed.calls(), again.calls());
        assertEquals("toolUse", again.stopReason());
    }

    @Test
    void aSessionOfOneRequestIsOnDiskAMomentLater() throws Exception {
        run("r1", "go", ClientContext.NONE);
        Path store = core.archive.store("main");
        Await.until("it is written", () -> Files.exists(store) && Files.readString(store).contains("agent:main:openai:1"));
    }

    @Test
    void oneRunIsEndedByItsIdAndTheNextOfItsLaneGoesOn() throws Exception {
        ScriptedModel hanging = new ScriptedModel();
        core.models.bind(hanging, Map.of("openclaw.instance", "hanging"));
        ClientContext client = new ClientContext(List.of(), List.of(), List.of(), Optional.empty(), OptionalInt.empty(),
                Optional.of("hanging/guide"), Optional.empty());
        var run = core.desk.start(request("r1", "hang", client)).run();
        var next = core.desk.start(request("r2", "next", client)).run();
        Await.until("it works", () -> !hanging.requests.isEmpty());
        assertTrue(core.desk.end("r1"));
        assertEquals(RunResult.Status.ABORTED, run.await(SOON).orElseThrow().status());
        assertEquals("re: next", next.await(SOON).orElseThrow().text());
        assertFalse(core.desk.end("r1"));
        assertFalse(core.desk.end("nobody"));
    }
}
