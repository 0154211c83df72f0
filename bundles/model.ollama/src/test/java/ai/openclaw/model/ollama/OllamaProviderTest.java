package ai.openclaw.model.ollama;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Usage;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.BrokenServerContract;
import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ModelProviderContract;
import ai.openclaw.testkit.ScriptedServer;
import ai.openclaw.testkit.Tree;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OllamaProviderTest implements ModelProviderContract, BrokenServerContract {
    private static final String LINES = "application/x-ndjson";
    private static final String MODEL = ",\"models\":[{\"id\":\"x\",\"name\":\"X\",\"reasoning\":true,\"contextWindow\":32768}]";
    private static final String DONE = "{\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
            + "\"prompt_eval_count\":10,\"eval_count\":3}\n";
    private final ScriptedServer server = new ScriptedServer(OllamaProviderTest::script);
    private final List<OllamaProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(OllamaProvider::close);
        server.close();
    }

    private static ModelAnswer script(ScriptedServer.Request request) {
        String body = JsonText.write(request.body());
        if (request.path().equals("/api/tags"))
            return ModelAnswer.raw("application/json", "{\"models\":[{\"name\":\"llama3.2:latest\",\"model\":\"llama3.2:latest\"}]}");
        if (body.contains("SLOW"))
            return ModelAnswer.wire(LINES, Duration.ofMillis(100), Stream.generate(() -> text("w ")).limit(40).toList());
        if (body.contains("CALL") && !body.contains("tool_name"))
            return stream(call("{\"at\":\"the sky\"}"), DONE);
        return stream(text("Hello "), text("there"), DONE);
    }

    private static String text(String text) {
        return "{\"message\":{\"role\":\"assistant\",\"content\":\"" + text + "\"},\"done\":false}\n";
    }

    private static String call(String arguments) {
        return "{\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"function\":{\"name\":\"look\",\"arguments\":"
                + arguments + "}}]},\"done\":false}\n";
    }

    private static ModelAnswer stream(String... lines) { return ModelAnswer.wire(LINES, Duration.ZERO, List.of(lines)); }

    @Override
    public ScriptedServer server() { return server; }

    @Override
    public OllamaProvider at(String origin) { return start(origin, MODEL); }

    private OllamaProvider start(String baseUrl, String models) {
        OllamaProvider provider = new OllamaProvider(Map.of("openclaw.instance", "fake", ".models.providers.ollama",
                "{\"baseUrl\":\"" + baseUrl + "\",\"apiKey\":\"sk-hush\",\"timeoutSeconds\":1" + models + "}"));
        started.add(provider);
        return provider;
    }

    @Override
    public OllamaProvider provider() { return at(server.origin() + "/v1"); }

    @Override
    public String plain() { return "hello"; }

    @Override
    public String callsATool() { return "CALL"; }

    @Override
    public String slow() { return "SLOW"; }

    @Override
    public String contentType() { return LINES; }

    @Override
    public String beginning() { return text("half"); }

    @Override
    public String brokenCall() { return call("\"{\\\"at\\\": oops\"") + DONE; }

    @Test
    void showsOnlyTheToolsThatMayBeCalled() throws Exception {
        ToolSpec other = new ToolSpec("other", "Another.", Map.of());
        Map<String, Integer> shown = Map.of("auto", 2, "required", 2, "look", 1, "none", 0);
        for (Map.Entry<String, Integer> choice : shown.entrySet()) {
            ModelProviderContract.read(provider().generate(new ModelRequest("x", "", List.of(new ModelMessage.User("go")),
                    List.of(LOOK, other), 10, Duration.ofSeconds(9), ModelRequest.Options.NONE.choosing(Optional.of(choice.getKey())))));
            Object tools = server.requests().getLast().body().getOrDefault("tools", List.of());
            assertEquals(choice.getValue(), ((List<?>) tools).size(), choice.getKey());
        }
    }

    @Test
    void sendsWhatOllamaReads() throws Exception {
        ModelRequest.Options options = new ModelRequest.Options(Optional.of("low"), Optional.<Secret>empty(), Optional.empty(),
                Map.of("keep_alive", "10m", "options", Map.of("temperature", 0.5)));
        ModelMessage said = new ModelMessage.Assistant("", List.of(new ModelMessage.Call("1", "look", Map.of("at", "me"))));
        List<ModelMessage> messages = List.of(new ModelMessage.User("go", List.of(new Image("image/png", "AAAA"))), said,
                new ModelMessage.Result("1", "look", "blue", false));
        ModelProviderContract.read(
                provider().generate(new ModelRequest("x", "Be brief.", messages, List.of(LOOK), 1000, Duration.ofSeconds(9), options)));
        ScriptedServer.Request request = server.requests().getFirst();
        assertEquals("/api/chat", request.path());
        assertEquals(Map.of("num_ctx", 32_768, "num_predict", 1000, "temperature", 0.5), request.body().get("options"));
        assertEquals(true, request.body().get("think"));
        assertEquals("10m", request.body().get("keep_alive"));
        assertEquals(List.of("AAAA"), Tree.at(request.body(), "messages", 1, "images"));
        assertEquals(Map.of("at", "me"), Tree.at(request.body(), "messages", 2, "tool_calls", 0, "function", "arguments"));
        assertEquals("look", Tree.at(request.body(), "messages", 3, "tool_name"));
    }

    @Test
    void tellsNoContextWindowThatNobodySaid() throws Exception {
        OllamaProvider provider = start(server.origin(), ",\"models\":[{\"id\":\"x\"}]");
        ModelProviderContract.read(provider.generate(request(provider, new ModelMessage.User("go"))));
        assertFalse(JsonText.write(server.requests().getFirst().body()).contains("num_ctx"));
    }

    @Test
    void tellsThinkingApartAndGivesEachCallAnId() throws Exception {
        server.answer(stream("{\"message\":{\"content\":\"\",\"thinking\":\"hm\"},\"done\":false}\n", call("{}"), call("{}"), DONE));
        OllamaProvider provider = provider();
        List<ModelEvent> events = ModelProviderContract.read(provider.generate(request(provider, new ModelMessage.User("go"))));
        assertEquals(new ModelEvent.Thinking("hm"), events.getFirst());
        assertFalse(((ModelEvent.ToolCall) events.get(1)).id().equals(((ModelEvent.ToolCall) events.get(2)).id()));
        assertEquals(new ModelEvent.Done(new Usage(10, 3, 0, 0), "toolUse"), events.getLast());
    }

    @Test
    void saysWhatTheServerSaysInTheMiddle() {
        server.answer(stream(text("half"), "{\"error\":\"model runner has stopped\"}\n"));
        OllamaProvider provider = provider();
        GatewayException failure = assertThrows(GatewayException.class,
                () -> ModelProviderContract.read(provider.generate(request(provider, new ModelMessage.User("go")))));
        assertEquals("model fake/x: " + server.origin() + " reported an error (it says: model runner has stopped)", failure.message());
    }

    @Test
    void asksTheServerForItsModelsWhenNoneIsConfigured() {
        OllamaProvider provider = start(server.origin(), "");
        Await.until("the list is there", () -> !provider.models().isEmpty());
        assertEquals(List.of("llama3.2:latest"), provider.models().stream().map(ModelInfo::id).toList());
    }

    @Test
    void turnsTextsIntoVectors() throws Exception {
        server.answer(ModelAnswer.raw("application/json", "{\"embeddings\":[[1,0.5],[0,2]]}"));
        List<float[]> vectors = provider().embed("nomic", List.of("a", "b"));
        assertArrayEquals(new float[]{0, 2}, vectors.get(1));
        assertEquals(Map.of("model", "nomic", "input", List.of("a", "b")), server.requests().getFirst().body());
    }
}
