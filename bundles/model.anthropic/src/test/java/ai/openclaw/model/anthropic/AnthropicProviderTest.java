package ai.openclaw.model.anthropic;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Usage;
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

class AnthropicProviderTest implements ModelProviderContract, BrokenServerContract {
    private static final String SIGNATURE = "EqQBCgIYAhIkNDU2Nzg5MDEyMzQ1Njc4OTAxMjM0NTY3ODkw";
    private static final String START = event("{\"type\":\"message_start\",\"message\":{\"usage\":{\"input_tokens\":10,"
            + "\"cache_read_input_tokens\":5,\"cache_creation_input_tokens\":2,\"output_tokens\":1}}}");
    private final ScriptedServer server = new ScriptedServer(AnthropicProviderTest::script);
    private final List<AnthropicProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(AnthropicProvider::close);
        server.close();
    }

    private static ModelAnswer script(ScriptedServer.Request request) {
        String body = JsonText.write(request.body());
        if (body.contains("SLOW"))
            return ModelAnswer.wire("text/event-stream", Duration.ofMillis(100), Stream.generate(() -> text("w ")).limit(40).toList());
        if (body.contains("CALL") && !body.contains("tool_result"))
            return stream(START, call("{\\\"at\\\":", "\\\"the sky\\\"}"), end("tool_use"));
        return stream(START, text("Hello "), text("there"), end("end_turn"));
    }

    private static String event(String json) { return "event: x\ndata: " + json + "\n\n"; }

    private static String text(String delta) {
        return event("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + delta + "\"}}");
    }

    private static String call(String... arguments) {
        StringBuilder call = new StringBuilder(event("{\"type\":\"content_block_start\",\"index\":1,"
                + "\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"look\",\"input\":{}}}"));
        for (String piece : arguments)
            call.append(event("{\"type\":\"content_block_delta\",\"index\":1,\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\""
                    + piece + "\"}}"));
        return call.append(event("{\"type\":\"content_block_stop\",\"index\":1}")).toString();
    }

    private static String end(String reason) {
        return event("{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"" + reason + "\"},\"usage\":{\"output_tokens\":7}}")
                + event("{\"type\":\"message_stop\"}");
    }

    private static ModelAnswer stream(String... events) { return ModelAnswer.wire("text/event-stream", Duration.ZERO, List.of(events)); }

    @Override
    public ScriptedServer server() { return server; }

    @Override
    public ModelProvider at(String origin) { return with("\"baseUrl\":\"" + origin + "\""); }

    private ModelProvider with(String settings) {
        String json = "{\"apiKey\":\"sk-hush\",\"timeoutSeconds\":1,\"models\":[{\"id\":\"x\",\"name\":\"X\",\"reasoning\":true,"
                + "\"maxTokens\":64000}]," + settings + "}";
        AnthropicProvider provider = new AnthropicProvider(
                Map.of("openclaw.instance", "fake", ".models.providers.anthropic-messages", json));
        started.add(provider);
        return provider;
    }

    @Override
    public ModelProvider provider() { return at(server.origin()); }

    @Override
    public String plain() { return "hello"; }

    @Override
    public String callsATool() { return "CALL"; }

    @Override
    public String slow() { return "SLOW"; }

    @Override
    public String contentType() { return "text/event-stream"; }

    @Override
    public String beginning() { return text("half"); }

    @Override
    public String brokenCall() { return START + call("{\\\"at\\\": oops") + end("tool_use"); }

    @Test
    void sendsTurnsThatAlternateAndMarksWhatIsToBeCached() throws Exception {
        ModelMessage said = new ModelMessage.Assistant("Let me see.",
                List.of(new ModelMessage.Call("call|1", "look", Map.of("at", "me")), new ModelMessage.Call("2", "look", Map.of())),
                List.of(new ModelMessage.Thought("hm", SIGNATURE), new ModelMessage.Thought("", "redacted_thinking:abc"),
                        new ModelMessage.Thought("of another", "reasoning_content")));
        ask(provider(), "off", new ModelMessage.User("go"), said,
                new ModelMessage.Result("call|1", "look", "blue", true, List.of(new Image("image/png", "BBBB"))),
                new ModelMessage.User("and?"));
        ScriptedServer.Request request = server.requests().getFirst();
        Map<String, Object> body = request.body();
        assertEquals("/v1/messages", request.path());
        assertEquals("sk-hush", request.header("X-api-key"));
        assertEquals("2023-06-01", request.header("Anthropic-version"));
        assertEquals("", request.header("Authorization"));
        assertFalse(body.containsKey("thinking"));
        Map<String, Object> cache = Map.of("type", "ephemeral", "ttl", "1h");
        assertEquals(List.of(Map.of("type", "text", "text", "Be brief.", "cache_control", cache)), body.get("system"));
        assertEquals(cache, Tree.at(body, "tools", 0, "cache_control"));
        assertEquals(List.of("user", "assistant", "user"), Tree.each(body.get("messages"), "role"));
        assertEquals(List.of("thinking", "redacted_thinking", "text", "tool_use", "tool_use"),
                Tree.each(Tree.at(body, "messages", 1, "content"), "type"));
        assertEquals("abc", Tree.at(body, "messages", 1, "content", 1, "data"));
        assertEquals(List.of("tool_result", "tool_result", "text"), Tree.each(Tree.at(body, "messages", 2, "content"), "type"));
        assertEquals(true, Tree.at(body, "messages", 2, "content", 0, "is_error"));
        assertEquals(List.of("image", "text"), Tree.each(Tree.at(body, "messages", 2, "content", 0, "content"), "type"));
        assertEquals(cache, Tree.at(body, "messages", 2, "content", 2, "cache_control"));
    }

    @Test
    void givesThinkingABudgetForEachLevel() throws Exception {
        ask(provider(), "high", new ModelMessage.User("go"));
        ask(provider(), "minimal", new ModelMessage.User("go"));
        ask(provider(), "adaptive", new ModelMessage.User("go"));
        assertEquals(Map.of("type", "enabled", "budget_tokens", 16_384), server.requests().get(0).body().get("thinking"));
        assertEquals(17_384, server.requests().get(0).body().get("max_tokens"));
        assertFalse(server.requests().get(0).body().containsKey("temperature"));
        assertEquals(1024, Tree.at(server.requests().get(1).body(), "thinking", "budget_tokens"));
        assertEquals(Map.of("type", "adaptive"), server.requests().get(2).body().get("thinking"));
    }

    @Test
    void showsTheKeyAsABearerTokenWhenTheSettingsSaySo() throws Exception {
        ask(with("\"baseUrl\":\"" + server.origin() + "/v1\",\"auth\":\"token\""), "off", new ModelMessage.User("go"));
        assertEquals("/v1/messages", server.requests().getFirst().path());
        assertEquals("Bearer sk-hush", server.requests().getFirst().header("Authorization"));
        assertEquals("", server.requests().getFirst().header("X-api-key"));
    }

    @Test
    void handsThoughtsOnWhenTheyAreWhole() throws Exception {
        server.answer(stream(START,
                event("{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"thinking\",\"thinking\":\"\"}}"),
                event("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}}"),
                event("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"signature_delta\",\"signature\":\"abc\"}}"),
                event("{\"type\":\"content_block_stop\",\"index\":0}"),
                event("{\"type\":\"content_block_start\",\"index\":1,\"content_block\":{\"type\":\"redacted_thinking\",\"data\":\"xyz\"}}"),
                event("{\"type\":\"ping\"}"), end("max_tokens")));
        assertEquals(List.of(new ModelEvent.Thinking("hm"), new ModelEvent.Thought(new ModelMessage.Thought("hm", "abc")),
                new ModelEvent.Thought(new ModelMessage.Thought("", "redacted_thinking:xyz")),
                new ModelEvent.Done(new Usage(10, 7, 5, 2), "length")), ask(provider(), "low", new ModelMessage.User("go")));
    }

    @Test
    void knowsThatTheServerIsOverloadedInTheMiddle() {
        server.answer(stream(START, event("{\"type\":\"error\",\"error\":{\"type\":\"overloaded_error\",\"message\":\"Overloaded\"}}")));
        GatewayException failure = assertThrows(GatewayException.class, () -> ask(provider(), "off", new ModelMessage.User("go")));
        assertEquals(Optional.of(ModelFailure.OVERLOADED), ModelFailure.in(failure));
        assertEquals("model fake/x: " + server.origin() + " reported an error (it says: Overloaded)", failure.message());
    }

    @Test
    void takesTheCredentialOfTheRequest() throws Exception {
        ModelRequest.Options options = new ModelRequest.Options(Optional.empty(), Optional.of(new Secret("sk-other")), Optional.empty(),
                Map.of());
        ModelProviderContract.read(provider()
                .generate(new ModelRequest("x", "", List.of(new ModelMessage.User("go")), List.of(), 10, Duration.ofSeconds(9), options)));
        assertEquals("sk-other", server.requests().getFirst().header("X-api-key"));
    }

    @Test
    void saysWhichToolIsToBeCalled() throws Exception {
        Map<String, Map<String, String>> choices = Map.of("auto", Map.of("type", "auto"), "none", Map.of("type", "none"), "required",
                Map.of("type", "any"), "look", Map.of("type", "tool", "name", "look"));
        for (Map.Entry<String, Map<String, String>> choice : choices.entrySet()) {
            ModelProviderContract.read(provider().generate(new ModelRequest("x", "", List.of(new ModelMessage.User("go")), List.of(LOOK),
                    10, Duration.ofSeconds(9), ModelRequest.Options.NONE.choosing(Optional.of(choice.getKey())))));
            assertEquals(choice.getValue(), server.requests().getLast().body().get("tool_choice"));
        }
    }

    private static List<ModelEvent> ask(ModelProvider provider, String thinking, ModelMessage... messages) throws InterruptedException {
        ModelRequest.Options options = new ModelRequest.Options(Optional.of(thinking), Optional.<Secret>empty(), Optional.empty(),
                Map.of("temperature", 0.5, "cacheRetention", "long"));
        return ModelProviderContract.read(provider
                .generate(new ModelRequest("x", "Be brief.", List.of(messages), List.of(LOOK), 1000, Duration.ofSeconds(9), options)));
    }
}
