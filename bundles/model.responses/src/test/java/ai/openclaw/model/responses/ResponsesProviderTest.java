package ai.openclaw.model.responses;

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

class ResponsesProviderTest implements ModelProviderContract, BrokenServerContract {
    private static final String COMPLETED = event("{\"type\":\"response.completed\",\"response\":{\"usage\":{\"input_tokens\":10,"
            + "\"input_tokens_details\":{\"cached_tokens\":4},\"output_tokens\":3}}}");
    private final ScriptedServer server = new ScriptedServer(ResponsesProviderTest::script);
    private final List<ResponsesProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(ResponsesProvider::close);
        server.close();
    }

    private static ModelAnswer script(ScriptedServer.Request request) {
        String body = JsonText.write(request.body());
        if (body.contains("SLOW"))
            return ModelAnswer.wire("text/event-stream", Duration.ofMillis(100), Stream.generate(() -> text("w ")).limit(40).toList());
        if (body.contains("CALL") && !body.contains("function_call_output"))
            return stream(call("{\\\"at\\\":", "\\\"the sky\\\"}"), COMPLETED);
        return stream(text("Hello "), text("there"), COMPLETED);
    }

    static String event(String json) { return "event: x\ndata: " + json + "\n\n"; }

    private static String text(String delta) {
        return event("{\"type\":\"response.output_text.delta\",\"output_index\":0,\"delta\":\"" + delta + "\"}");
    }

    private static String call(String... arguments) {
        StringBuilder call = new StringBuilder(event("{\"type\":\"response.output_item.added\",\"output_index\":1,"
                + "\"item\":{\"type\":\"function_call\",\"id\":\"fc_1\",\"call_id\":\"call_1\",\"name\":\"look\",\"arguments\":\"\"}}"));
        for (String piece : arguments)
            call.append(event("{\"type\":\"response.function_call_arguments.delta\",\"output_index\":1,\"delta\":\"" + piece + "\"}"));
        return call.toString();
    }

    private static ModelAnswer stream(String... events) { return ModelAnswer.wire("text/event-stream", Duration.ZERO, List.of(events)); }

    @Override
    public ScriptedServer server() { return server; }

    @Override
    public ModelProvider at(String origin) {
        String json = "{\"baseUrl\":\"" + origin
                + "/v1\",\"apiKey\":\"sk-hush\",\"timeoutSeconds\":1,\"models\":[{\"id\":\"x\",\"name\":\"X\","
                + "\"reasoning\":true,\"input\":[\"text\",\"image\"]}]}";
        ResponsesProvider provider = new ResponsesProvider(Map.of("openclaw.instance", "fake", ".models.providers.openai-responses", json));
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
    public String brokenCall() { return call("{\\\"at\\\": oops") + COMPLETED; }

    @Test
    void sendsTheConversationAsItems() throws Exception {
        String thought = "{\"type\":\"reasoning\",\"id\":\"rs_1\",\"summary\":[],\"encrypted_content\":\"xyz\"}";
        ModelMessage said = new ModelMessage.Assistant("Let me see.", List.of(new ModelMessage.Call("call|1", "look", Map.of("at", "me"))),
                List.of(new ModelMessage.Thought("", thought), new ModelMessage.Thought("of another", "reasoning_content")));
        ask(new ModelMessage.User("go", List.of(new Image("image/png", "AAAA"))), said,
                new ModelMessage.Result("call|1", "look", "blue", false, List.of(new Image("image/png", "BBBB"))));
        Map<String, Object> body = server.requests().getFirst().body();
        assertEquals("/v1/responses", server.requests().getFirst().path());
        assertEquals("Bearer sk-hush", server.requests().getFirst().header("Authorization"));
        assertEquals(false, body.get("store"));
        assertEquals("Be brief.", body.get("instructions"));
        assertEquals(Map.of("effort", "high", "summary", "auto"), body.get("reasoning"));
        assertEquals(List.of("reasoning.encrypted_content"), body.get("include"));
        assertEquals("conversation", body.get("prompt_cache_key"));
        assertEquals(0.5, body.get("temperature"));
        assertEquals(List.of("message", "reasoning", "message", "function_call", "function_call_output"),
                Tree.each(body.get("input"), "type"));
        assertEquals(List.of(Map.of("type", "input_text", "text", "go"),
                Map.of("type", "input_image", "image_url", "data:image/png;base64,AAAA")), Tree.at(body, "input", 0, "content"));
        assertEquals("xyz", Tree.at(body, "input", 1, "encrypted_content"));
        assertEquals("call1", Tree.at(body, "input", 3, "call_id"));
        assertEquals("input_image", Tree.at(body, "input", 4, "output", 1, "type"));
    }

    @Test
    void handsThoughtsOnWhenTheyAreWhole() throws Exception {
        server.answer(stream(event("{\"type\":\"response.reasoning_summary_text.delta\",\"output_index\":0,\"delta\":\"hm\"}"),
                event("{\"type\":\"response.output_item.done\",\"output_index\":0,\"item\":{\"type\":\"reasoning\",\"id\":\"rs_1\","
                        + "\"status\":null,\"summary\":[{\"type\":\"summary_text\",\"text\":\"hm\"}],\"encrypted_content\":\"xyz\"}}"),
                text("yes"), COMPLETED));
        List<ModelEvent> events = ask(new ModelMessage.User("go"));
        assertEquals(new ModelEvent.Thinking("hm"), events.get(0));
        assertEquals(
                new ModelEvent.Thought(new ModelMessage.Thought("hm",
                        "{\"type\":\"reasoning\",\"id\":\"rs_1\","
                                + "\"summary\":[{\"type\":\"summary_text\",\"text\":\"hm\"}],\"encrypted_content\":\"xyz\"}")),
                events.get(1));
        assertEquals(new ModelEvent.Done(new Usage(6, 3, 4, 0), "stop"), events.getLast());
    }

    @Test
    void saysThatTheAnswerWasCutAtTheLimit() throws Exception {
        server.answer(stream(text("and so"),
                event("{\"type\":\"response.incomplete\",\"response\":{\"incomplete_details\":{\"reason\":\"max_output_tokens\"}}}")));
        assertEquals("length", ((ModelEvent.Done) ask(new ModelMessage.User("go")).getLast()).stopReason());
    }

    @Test
    void knowsWhatFailedWithinAStream() {
        assertEquals(Optional.of(ModelFailure.RATE_LIMIT), failure(
                event("{\"type\":\"response.failed\",\"response\":{\"error\":{\"code\":\"rate_limit_exceeded\",\"message\":\"x\"}}}")));
        assertEquals(Optional.of(ModelFailure.CONTEXT),
                failure(event("{\"type\":\"error\",\"code\":\"context_length_exceeded\",\"message\":\"too long\"}")));
    }

    private Optional<ModelFailure> failure(String event) {
        server.answer(stream(event));
        return ModelFailure.in(assertThrows(GatewayException.class, () -> ask(new ModelMessage.User("go"))));
    }

    @Test
    void keepsWhatWasThoughtWithoutAnAnswerToItself() throws Exception {
        ask(new ModelMessage.User("go"), new ModelMessage.Assistant("", List.of(),
                List.of(new ModelMessage.Thought("", "{\"type\":\"reasoning\",\"id\":\"rs_1\"}"))), new ModelMessage.User("and?"));
        assertFalse(JsonText.write(server.requests().getFirst().body().get("input")).contains("rs_1"));
    }

    @Test
    void saysWhichToolIsToBeCalled() throws Exception {
        for (String choice : List.of("auto", "none", "required", "look")) {
            ModelProviderContract.read(provider().generate(new ModelRequest("x", "", List.of(new ModelMessage.User("go")), List.of(LOOK),
                    10, Duration.ofSeconds(9), ModelRequest.Options.NONE.choosing(Optional.of(choice)))));
            assertEquals(choice.equals("look") ? Map.of("type", "function", "name", "look") : choice,
                    server.requests().getLast().body().get("tool_choice"));
        }
    }

    private List<ModelEvent> ask(ModelMessage... messages) throws InterruptedException {
        ModelRequest.Options options = new ModelRequest.Options(Optional.of("high"), Optional.<Secret>empty(), Optional.of("conversation"),
                Map.of("temperature", 0.5, "cacheRetention", "long", "input", "mine"));
        return ModelProviderContract.read(provider()
                .generate(new ModelRequest("x", "Be brief.", List.of(messages), List.of(LOOK), 1000, Duration.ofSeconds(9), options)));
    }
}
