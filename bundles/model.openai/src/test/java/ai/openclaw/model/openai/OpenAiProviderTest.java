package ai.openclaw.model.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.Image;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.Usage;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.LiveThreads;
import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ModelProviderContract;
import ai.openclaw.testkit.Tree;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OpenAiProviderTest implements ModelProviderContract {
    private static final String MODELS = ",\"models\":[{\"id\":\"x\",\"name\":\"X\",\"contextWindow\":128000,\"maxTokens\":4096}]";
    private final FakeModelServer server = new FakeModelServer();
    private final List<OpenAiProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(OpenAiProvider::close);
        server.close();
    }

    @Override
    public ModelProvider provider() { return provider(MODELS); }

    @Override
    public String plain() { return "hello"; }

    @Override
    public String callsATool() {
        server.answer(ModelAnswer.toolCall("call_1", "look", "{\"at\":\"the sky\"}"));
        return "what is there?";
    }

    @Override
    public String slow() { return "SLOW please"; }

    @Test
    void sendsWhatTheContractSays() throws Exception {
        ask("hello");
        Map<String, Object> body = server.requests().getFirst();
        assertEquals(true, body.get("stream"));
        assertEquals(false, body.get("store"));
        assertEquals(1000, body.get("max_completion_tokens"));
        assertEquals(List.of(Map.of("role", "system", "content", "Be brief."),
                Map.of("role", "user", "content", List.of(Map.of("type", "text", "text", "hello")))), body.get("messages"));
        assertEquals(
                List.of(Map.of("type", "function", "function",
                        Map.of("name", "look", "description", LOOK.description(), "parameters", LOOK.schema(), "strict", false))),
                body.get("tools"));
        assertEquals(List.of("Bearer sk-hush"), server.headers().getFirst().get("Authorization"));
    }

    @Test
    void sendsAPictureBesideTheWords() throws Exception {
        ModelProviderContract.read(stream(new ModelMessage.User("look", List.of(new Image("image/png", "AAAA"))),
                new ModelMessage.User("", List.of(new Image("image/jpeg", "BBBB")))));
        Map<String, Object> body = server.requests().getFirst();
        Map<String, Object> first = Map.of("type", "image_url", "image_url", Map.of("url", "data:image/png;base64,AAAA"));
        Map<String, Object> second = Map.of("type", "image_url", "image_url", Map.of("url", "data:image/jpeg;base64,BBBB"));
        assertEquals(List.of(Map.of("type", "text", "text", "look"), first), Tree.at(body, "messages", 1, "content"));
        assertEquals(List.of(second), Tree.at(body, "messages", 2, "content"));
    }

    @Test
    void replaysToolCallsWithPlainIdsAndAResultForEach() throws Exception {
        ModelMessage said = new ModelMessage.Assistant("",
                List.of(new ModelMessage.Call("call_1-a", "look", Map.of("at", "you")), new ModelMessage.Call("call_2", "look", Map.of())));
        ModelProviderContract.read(stream(new ModelMessage.User("go"), said, new ModelMessage.Result("call_1-a", "look", "blue", false),
                new ModelMessage.User("and?")));
        String messages = String.valueOf(server.requests().getFirst().get("messages"));
        assertTrue(messages.contains("{role=tool, content=blue, tool_call_id=call1a}, "
                + "{role=tool, content=No result provided, tool_call_id=call2}, {role=user"), messages);
        assertTrue(messages.contains("id=call1a, ") && messages.contains("arguments={\"at\":\"you\"}"), messages);
    }

    @Test
    void countsCachedTokensApart() throws Exception {
        List<ModelEvent> events = ask("hello");
        assertEquals(new Usage(7, 3, 3, 0), ((ModelEvent.Done) events.getLast()).usage());
    }

    @Test
    void putsParallelToolCallsTogether() throws Exception {
        server.answer(ModelAnswer.events("tool_calls", List.of(tool(0, "a", "look", "{\"at\""), tool(1, "b", "look", ""),
                tool(1, "", "", "{\"at\":\"you\"}"), tool(0, "", "", ":\"me\"}"))));
        List<ModelEvent> events = ask("go");
        assertEquals(new ModelEvent.ToolCall("a", "look", Map.of("at", "me")), events.get(0));
        assertEquals(new ModelEvent.ToolCall("b", "look", Map.of("at", "you")), events.get(1));
    }

    @Test
    void tellsThatArgumentsAreNoJson() throws Exception {
        server.answer(ModelAnswer.toolCall("a", "look", "{\"at\": oops"));
        assertEquals(new ModelEvent.BrokenCall("a", "look", "{\"at\": oops"), ask("go").getFirst());
    }

    @Test
    void tellsThinkingApart() throws Exception {
        server.answer(ModelAnswer.events("stop", List.of(Map.of("reasoning_content", "hmm"), Map.of("content", "yes"))));
        assertEquals(List.of(new ModelEvent.Thinking("hmm"), new ModelEvent.Text("yes")), ask("go").subList(0, 2));
    }

    @Test
    void saysThatTheAnswerWasCutAtTheLimit() throws Exception {
        server.answer(ModelAnswer.events("length", List.of(Map.of("content", "and so"))));
        assertEquals("length", ((ModelEvent.Done) ask("go").getLast()).stopReason());
    }

    @Test
    void readsAnyLineEndingCommentsAndSplitCharacters() throws Exception {
        String stream = ": keep-alive\r\n\r\ndata: {\"choices\":[{\"delta\":{\"content\":\"schön 🦞\"}}]}\r\n\r\nevent: x\rdata:"
                + "{\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\r\rid: 7\ndata: [DONE]\n\n";
        List<byte[]> bytes = new ArrayList<>();
        for (byte b : stream.getBytes(StandardCharsets.UTF_8))
            bytes.add(new byte[]{b});
        server.answer(ModelAnswer.pieces(bytes));
        assertEquals("schön 🦞", ModelProviderContract.text(ask("go")));
    }

    @Test
    void takesTheAnswerOfAServerThatDoesNotStream() throws Exception {
        server.answer(ModelAnswer.raw("application/json", """
            {"choices":[{"message":{"role":"assistant","content":"whole"},"finish_reason":"stop"}],"usage":{"prompt_tokens":4}}"""));
        assertEquals("whole", ModelProviderContract.text(ask("go")));
    }

    @Test
    void namesTheSettingWhenTheKeyIsRefused() {
        server.answer(ModelAnswer.status(401, "Incorrect API key provided: sk-hush"));
        assertEquals("model fake/x: 401 from " + server.baseUrl() + ": the API key was refused; set models.providers.fake.apiKey",
                failure("go"));
    }

    @Test
    void quotesTheServerButNeverTheKey() {
        server.answer(ModelAnswer.status(400, "no good,\nsk-hush"));
        assertEquals("model fake/x: 400 from " + server.baseUrl() + ": the request was refused (it says: no good, ***)", failure("go"));
    }

    @Test
    void triesAgainWhenTheServerIsBusy() throws Exception {
        server.answer(ModelAnswer.busy("0"), ModelAnswer.status(503, "overloaded"));
        assertFalse(ask("go").isEmpty());
        assertEquals(3, server.requests().size());
    }

    @Test
    void givesUpAfterThreeTries() {
        server.answer(ModelAnswer.status(500, "a"), ModelAnswer.status(500, "b"), ModelAnswer.status(500, "c"));
        assertEquals("model fake/x: 500 from " + server.baseUrl() + ": the server failed; try again later (it says: c)", failure("go"));
    }

    @Test
    void doesNotWaitLongForABusyServer() {
        server.answer(ModelAnswer.busy("30"));
        GatewayException e = assertThrows(GatewayException.class, () -> ask("go"));
        assertEquals(30_000, e.retryAfterMs().orElse(0));
        assertEquals(1, server.requests().size());
    }

    @Test
    void triesAgainWhenTheConnectionIsCutBeforeAnAnswer() throws Exception {
        server.answer(ModelAnswer.cut());
        assertFalse(ask("go").isEmpty());
    }

    @Test
    void saysThatTheAnswerBrokeOff() {
        server.answer(ModelAnswer.cutAfter("half"));
        String failure = failure("go");
        assertTrue(failure.startsWith("model fake/x: the answer of " + server.baseUrl() + " broke off"), failure);
        assertEquals(1, server.requests().size());
    }

    @Test
    void saysThatAnAnswerWithoutAnEndBrokeOff() {
        server.answer(ModelAnswer.raw("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n"));
        assertTrue(failure("go").endsWith("broke off: it ended without an end mark"));
    }

    @Test
    void refusesGarbage() {
        server.answer(ModelAnswer.raw("text/event-stream", "data: {this is\n\n"), ModelAnswer.raw("text/html", "<p>Welcome"),
                ModelAnswer.raw("application/json", "{\"hello\":1}"));
        String place = "model fake/x: " + server.baseUrl() + " answered with ";
        String advice = "; does models.providers.fake.baseUrl lead to an OpenAI-compatible API?";
        assertEquals(place + "an event that is no JSON" + advice, failure("go"));
        assertEquals(place + "text/html instead of a stream" + advice, failure("go"));
        assertEquals(place + "JSON that is no answer of a model" + advice, failure("go"));
    }

    @Test
    void refusesALineWithoutEnd() {
        server.answer(ModelAnswer.raw("text/event-stream", "data: " + "x".repeat((1 << 20) + 10)));
        assertTrue(failure("go").endsWith("broke off: an event is longer than 1 MiB"));
    }

    @Test
    void reportsAnErrorInsideTheStream() {
        server.answer(ModelAnswer.raw("text/event-stream", "data: {\"error\":{\"message\":\"out of memory\"}}\n\n"));
        assertEquals("model fake/x: " + server.baseUrl() + " reported an error (it says: out of memory)", failure("go"));
    }

    @Test
    void saysThatNobodyIsThere() {
        OpenAiProvider provider = start("{\"baseUrl\":\"http://127.0.0.1:1/v1\"" + MODELS + "}");
        GatewayException e = assertThrows(GatewayException.class,
                () -> provider.generate(request(provider, new ModelMessage.User("x"))).next());
        assertEquals("model fake/x: cannot connect to http://127.0.0.1:1/v1; is the server running, "
                + "and is models.providers.fake.baseUrl right?", e.message());
    }

    @Test
    void keepsToTheTimeOfTheRequest() {
        server.answer(ModelAnswer.silence());
        OpenAiProvider provider = provider(MODELS);
        ModelRequest request = new ModelRequest("x", "", List.of(new ModelMessage.User("x")), List.of(), 10, Duration.ofMillis(200));
        GatewayException e = assertThrows(GatewayException.class, () -> provider.generate(request).next());
        assertTrue(e.message().contains("did not answer in time"), e.message());
    }

    @Test
    void closingEndsAReadThatWaitsForTheServer() throws Exception {
        server.answer(ModelAnswer.silence());
        ModelStream stream = stream(new ModelMessage.User("x"));
        Thread reader = Thread.ofVirtual().start(() -> assertThrows(GatewayException.class, stream::next));
        Await.until("the request is there", () -> server.requests().size() == 1);
        stream.close();
        assertTrue(reader.join(Duration.ofSeconds(2)));
    }

    @Test
    void asksTheServerForItsModelsWhenNoneIsConfigured() {
        OpenAiProvider provider = provider("");
        assertEquals(List.of(), provider.models());
        Await.until("the list is there", () -> !provider.models().isEmpty());
        assertEquals(List.of("fake-1", "fake-2"), provider.models().stream().map(ModelInfo::id).toList());
    }

    @Test
    void saysWhatIsWrongWithItsSettings() {
        OpenAiProvider provider = start("{\"models\":[]}");
        assertEquals(List.of(), provider.models());
        GatewayException e = assertThrows(GatewayException.class, () -> provider
                .generate(new ModelRequest("x", "", List.of(new ModelMessage.User("x")), List.of(), 10, Duration.ofSeconds(1))));
        assertEquals("model fake/x: models.providers.fake: must have required property 'baseUrl'", e.message());
    }

    @Test
    void leavesNoThreadBehind() throws Exception {
        LiveThreads threads = new LiveThreads();
        OpenAiProvider provider = provider(MODELS);
        ModelStream stream = provider.generate(request(provider, new ModelMessage.User("SLOW")));
        assertTrue(stream.next().isPresent());
        provider.close();
        assertThrows(GatewayException.class, () -> ModelProviderContract.read(stream));
        threads.assertNoneLeft();
    }

    @Test
    void keepsItsConnectionFromTurnToTurn() throws Exception {
        OpenAiProvider provider = provider(MODELS);
        for (int i = 0; i < 20; i++)
            ModelProviderContract.read(provider.generate(request(provider, new ModelMessage.User("hello"))));
        assertEquals(1, server.connections());
    }

    private static Map<String, Object> tool(int index, String id, String name, String arguments) {
        Map<String, Object> function = name.isEmpty() ? Map.of("arguments", arguments) : Map.of("name", name, "arguments", arguments);
        return ModelAnswer.toolDelta(
                id.isEmpty() ? Map.of("index", index, "function", function) : Map.of("index", index, "id", id, "function", function));
    }

    private OpenAiProvider provider(String models) {
        return start("{\"baseUrl\":\"" + server.baseUrl() + "\",\"apiKey\":\"sk-hush\",\"api\":\"openai-completions\"" + models + "}");
    }

    private OpenAiProvider start(String json) {
        OpenAiProvider provider = new OpenAiProvider(Map.of("openclaw.instance", "fake", ".models.providers.openai-completions", json));
        started.add(provider);
        return provider;
    }

    private ModelStream stream(ModelMessage... messages) {
        ModelProvider provider = provider();
        return provider.generate(request(provider, messages));
    }

    private List<ModelEvent> ask(String question) throws InterruptedException {
        return ModelProviderContract.read(stream(new ModelMessage.User(question)));
    }

    private String failure(String question) { return assertThrows(GatewayException.class, () -> ask(question)).message(); }
}
