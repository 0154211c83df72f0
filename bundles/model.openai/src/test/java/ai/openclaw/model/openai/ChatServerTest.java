package ai.openclaw.model.openai;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.Secret;
import ai.openclaw.api.ToolSpec;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What servers of this API differ in, and what broken ones do. */
class ChatServerTest implements BrokenServerContract {
    private static final String END = "data: {\"choices\":[{\"delta\":{},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
    private final ScriptedServer server = new ScriptedServer(
            _ -> ModelAnswer.raw("text/event-stream", "data: {\"choices\":[{\"delta\":{\"content\":\"x\"}}]}\n\n" + END));
    private final List<OpenAiProvider> started = new ArrayList<>();

    @AfterEach
    void stop() {
        started.forEach(OpenAiProvider::close);
        server.close();
    }

    @Override
    public ScriptedServer server() { return server; }

    @Override
    public OpenAiProvider at(String origin) { return start(origin, ""); }

    private OpenAiProvider start(String origin, String compat) {
        OpenAiProvider provider = new OpenAiProvider(Map.of("openclaw.instance", "fake", ".models.providers.openai-completions",
                "{\"baseUrl\":\"" + origin
                        + "\",\"apiKey\":\"sk-hush\",\"timeoutSeconds\":1,\"models\":[{\"id\":\"x\",\"reasoning\":true}]," + "\"compat\":{"
                        + compat + "}}"));
        started.add(provider);
        return provider;
    }

    @Override
    public String contentType() { return "text/event-stream"; }

    @Override
    public String beginning() { return "data: {\"choices\":[{\"delta\":{\"content\":\"half\"}}]}\n\n"; }

    @Override
    public String brokenCall() {
        return "data: {\"choices\":[{\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"a\",\"function\":{\"name\":\"look\","
                + "\"arguments\":\"{\\\"at\\\": oops\"}}]}}]}\n\n" + END;
    }

    @Test
    void asksForThinkingAsTheServerUnderstandsIt() throws Exception {
        assertEquals("high", sent("", "high").get("reasoning_effort"));
        assertEquals("medium", sent("", "adaptive").get("reasoning_effort"));
        assertEquals(Map.of("type", "enabled"), sent("\"thinkingFormat\":\"zai\"", "low").get("thinking"));
        assertEquals(true, sent("\"thinkingFormat\":\"qwen\"", "low").get("enable_thinking"));
        assertFalse(sent("\"supportsReasoningEffort\":false", "low").containsKey("reasoning_effort"));
        assertFalse(sent("", "off").containsKey("reasoning_effort"));
    }

    @Test
    void keepsTheKeyOfThePromptCacheFromServersThatDoNotKnowIt() throws Exception {
        assertFalse(sent("", "off").containsKey("prompt_cache_key"));
        assertEquals("conversation", body("https://api.openai.com/v1").get("prompt_cache_key"));
        assertFalse(body("https://api.openai.com.example.org/v1").containsKey("prompt_cache_key"));
    }

    private static Map<String, ?> body(String baseUrl) {
        ai.openclaw.modelhttp.ProviderSettings settings = ai.openclaw.api.SettingsReader
                .read(Map.of(".x", "{\"baseUrl\":\"" + baseUrl + "\"}"), "x", ai.openclaw.modelhttp.ProviderSettings.class);
        return new ChatBody(settings, settings.model("x")).of(request("off", new ModelMessage.User("go")));
    }

    @Test
    void sendsParamsButLetsNoneReplaceTheConversation() throws Exception {
        Map<String, Object> body = sent("", "off");
        assertEquals(0.5, body.get("temperature"));
        assertFalse(body.containsKey("cacheRetention"));
        assertTrue(body.get("messages") instanceof List<?>);
    }

    @Test
    void takesTheCredentialOfTheRequestAndHidesBoth() {
        server.answer(ModelAnswer.status(400, "keys sk-hush and sk-other"));
        ModelRequest.Options options = new ModelRequest.Options(Optional.empty(), Optional.of(new Secret("sk-other")), Optional.empty(),
                Map.of());
        ModelRequest request = new ModelRequest("x", "", List.of(new ModelMessage.User("go")), List.of(), 10, Duration.ofSeconds(9),
                options);
        GatewayException failure = assertThrows(GatewayException.class,
                () -> ModelProviderContract.read(at(server.origin()).generate(request)));
        assertEquals("Bearer sk-other", server.requests().getFirst().header("Authorization"));
        assertTrue(failure.message().endsWith("(it says: keys *** and ***)"), failure.message());
    }

    @Test
    void showsThePicturesOfToolsBehindAllTheirAnswers() throws Exception {
        ModelMessage said = new ModelMessage.Assistant("",
                List.of(new ModelMessage.Call("a", "look", Map.of()), new ModelMessage.Call("b", "look", Map.of())));
        Map<String, Object> body = sent("", "off", said,
                new ModelMessage.Result("a", "look", "blue", false, List.of(new Image("image/png", "AAAA"))),
                new ModelMessage.Result("b", "look", "red", false));
        assertEquals(List.of("system", "assistant", "tool", "tool", "user"), Tree.each(body.get("messages"), "role"));
        assertEquals("data:image/png;base64,AAAA", Tree.at(body, "messages", 4, "content", 1, "image_url", "url"));
    }

    @Test
    void keepsToWhatAServerWantsOfToolResults() throws Exception {
        ModelMessage said = new ModelMessage.Assistant("", List.of(new ModelMessage.Call("call_1", "look", Map.of())));
        Map<String, Object> body = sent(
                "\"requiresToolResultName\":true,\"requiresAssistantAfterToolResult\":true,\"requiresMistralToolIds\":true", "off", said,
                new ModelMessage.Result("call_1", "look", "blue", false), new ModelMessage.User("and?"));
        assertEquals(List.of("system", "assistant", "tool", "assistant", "user"), Tree.each(body.get("messages"), "role"));
        assertEquals("look", Tree.at(body, "messages", 2, "name"));
        String id = String.valueOf(Tree.at(body, "messages", 2, "tool_call_id"));
        assertTrue(id.matches("[a-zA-Z0-9]{9}"), id);
        assertEquals(id, Tree.at(body, "messages", 1, "tool_calls", 0, "id"));
    }

    @Test
    void handsReasoningBackInTheFieldThatItCameIn() throws Exception {
        ModelMessage.Thought thought = new ModelMessage.Thought("hm", "reasoning_content");
        ModelMessage said = new ModelMessage.Assistant("Let me see.", List.of(new ModelMessage.Call("a", "look", Map.of())),
                List.of(thought, new ModelMessage.Thought("of another", "{\"type\":\"reasoning\"}")));
        assertEquals("hm", Tree.at(sent("", "off", said), "messages", 1, "reasoning_content"));
        assertEquals("hm\n\nof another\n\nLet me see.",
                Tree.at(sent("\"requiresThinkingAsText\":true", "off", said), "messages", 1, "content"));
        server.answer(ModelAnswer.raw("text/event-stream", "data: {\"choices\":[{\"delta\":{\"reasoning_content\":\"hm\"}}]}\n\n" + END));
        List<ModelEvent> events = ModelProviderContract.read(at(server.origin()).generate(request("off", new ModelMessage.User("go"))));
        assertEquals(List.of(new ModelEvent.Thinking("hm"), new ModelEvent.Thought(thought)), events.subList(0, 2));
    }

    @Test
    void turnsTextsIntoVectors() throws Exception {
        server.answer(
                ModelAnswer.raw("application/json", "{\"data\":[{\"index\":1,\"embedding\":[0,2]},{\"index\":0,\"embedding\":[1,0.5]}]}"));
        List<float[]> vectors = at(server.origin()).embed("small", List.of("a", "b"));
        assertArrayEquals(new float[]{1, 0.5f}, vectors.getFirst());
        assertEquals(JsonText.parse("{\"model\":\"small\",\"input\":[\"a\",\"b\"]}"), server.requests().getFirst().body());
        assertEquals("/embeddings", server.requests().getFirst().path());
    }

    @Test
    void saysThatAServerLeftAVectorOut() {
        server.answer(ModelAnswer.raw("application/json", "{\"data\":[]}"));
        assertThrows(GatewayException.class, () -> at(server.origin()).embed("small", List.of("a")));
    }

    @Test
    void saysWhichToolIsToBeCalledAndWhereItBelongsInATrace() throws Exception {
        String trace = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
        for (String choice : List.of("auto", "none", "required", "look")) {
            ModelRequest.Options options = ModelRequest.Options.NONE.choosing(Optional.of(choice)).within(Optional.of(trace));
            ModelProviderContract.read(at(server.origin()).generate(new ModelRequest("x", "", List.of(new ModelMessage.User("go")),
                    List.of(new ToolSpec("look", "Looks.", Map.of())), 10, Duration.ofSeconds(9), options)));
            assertEquals(choice.equals("look") ? Map.of("type", "function", "function", Map.of("name", "look")) : choice,
                    server.requests().getLast().body().get("tool_choice"));
            assertEquals(trace, server.requests().getLast().header("Traceparent"));
            assertEquals(10, server.requests().getLast().body().get("max_completion_tokens"));
        }
    }

    private static ModelRequest request(String thinking, ModelMessage... messages) {
        ModelRequest.Options options = new ModelRequest.Options(Optional.of(thinking), Optional.empty(), Optional.of("conversation"),
                Map.of("temperature", 0.5, "cacheRetention", "long", "messages", "mine"));
        return new ModelRequest("x", "Be brief.", List.of(messages), List.of(), 100, Duration.ofSeconds(9), options);
    }

    private Map<String, Object> sent(String compat, String thinking, ModelMessage... messages) throws InterruptedException {
        ModelMessage[] all = messages.length == 0 ? new ModelMessage[]{new ModelMessage.User("go")} : messages;
        ModelProviderContract.read(start(server.origin(), compat).generate(request(thinking, all)));
        return server.requests().getLast().body();
    }
}
