package ai.openclaw.http.completions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ClientContext;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.ServletServer;
import ai.openclaw.testkit.Tree;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chat completions over HTTP, with runs that a test plays. */
class CompletionsTest {
    private static final String PATH = "/v1/chat/completions";
    private static final String HI = "{\"model\":\"openclaw\",\"messages\":[{\"role\":\"user\",\"content\":\"hi\"}]}";
    private static final String ON = "{\"endpoints\":{\"chatCompletions\":{\"enabled\":true,\"maxBodyBytes\":4000}}}";
    private final FakeRuns runs = new FakeRuns();
    private final FakeAccess access = new FakeAccess();
    private final FakeConfig config = new FakeConfig();
    private final FakeAgents agents = new FakeAgents("main", "work");
    private final CompletionFollowers followers = new CompletionFollowers();
    private final CompletionsServlet servlet = new CompletionsServlet(access, agents, runs, config, followers, settings(ON));
    private ServletServer server;

    private static Map<String, Object> settings(String json) { return Map.of(".gateway.http", json); }

    @BeforeEach
    void start() throws Exception {
        config.values.put("gateway.http.endpoints.chatCompletions.enabled", true);
        server = ServletServer
                .of(Map.of(PATH, servlet, "/v1/models/*", new ModelsServlet(access, new FakeGateway(Path.of("/none")), agents, config)));
        runs.play = request -> say(request, "Hello ", "there.");
    }

    @AfterEach
    void stop() { server.close(); }

    private void say(RunRequest request, String... deltas) {
        StringBuilder text = new StringBuilder();
        for (String delta : deltas)
            followers.accept(FakeRuns.said(request.runId(), text.append(delta).toString(), delta));
        runs.end(request.runId(), FakeRuns.result(RunResult.Status.OK, text.toString()));
    }

    private HttpResponse<String> post(String body, String... headers) throws Exception {
        String[] all = new String[headers.length + 2];
        System.arraycopy(headers, 0, all, 2, headers.length);
        all[0] = "Authorization";
        all[1] = "Bearer " + FakeAccess.TOKEN;
        return server.post(PATH, body, all);
    }

    private HttpResponse<String> get(String path) throws Exception {
        return server.get(path, "Authorization", "Bearer " + FakeAccess.TOKEN);
    }

    private static Object at(HttpResponse<String> response, String path) {
        return at(Objects.requireNonNull(JsonText.parse(response.body())), path);
    }

    private static Object at(Object tree, String path) {
        Object[] steps = Stream.of(path.split("\\.")).map(step -> step.matches("\\d+") ? (Object) Integer.valueOf(step) : step).toArray();
        return Objects.requireNonNull(Tree.at(tree, steps));
    }

    private static RunResult calls(String text) {
        return new RunResult(RunResult.Status.OK, text, "toolUse", "agent:main:main", "s", "fake", "fake-1",
                FakeRuns.result(RunResult.Status.OK, "").usage(), Instant.now(), Instant.now(), List.of(),
                FakeRuns.result(RunResult.Status.OK, "").usage(),
                List.of(new ModelMessage.Call("c1", "weather", Map.of("at", "Lyon")), new ModelMessage.Call("c2", "time", Map.of())));
    }

    @Test
    void answersAsItWasRecordedAndSaysWhatItUsed() throws Exception {
        HttpResponse<String> response = post(HI);
        assertEquals(200, response.statusCode());
        assertTrue(String.valueOf(at(response, "id")).matches("chatcmpl_[0-9a-f-]{36}"));
        assertEquals("chat.completion", at(response, "object"));
        assertEquals(Map.of("role", "assistant", "content", "Hello there."), at(response, "choices.0.message"));
        assertEquals("stop", at(response, "choices.0.finish_reason"));
        assertEquals(Map.of("prompt_tokens", 11, "completion_tokens", 7, "total_tokens", 18, "prompt_tokens_details",
                Map.of("cached_tokens", 3)), at(response, "usage"));
        RunRequest request = runs.requests.getFirst();
        assertTrue(request.sessionKey().matches("agent:main:openai:[0-9a-f-]{36}"), request.sessionKey());
        assertTrue(request.owner());
        assertEquals(RunRequest.Source.HTTP, request.source());
        assertEquals(ClientContext.NONE, request.client());
    }

    @Test
    void streamsChunksWithAnEndAndWhatItUsed() throws Exception {
        HttpResponse<String> response = post(
                HI.replace("{\"model\"", "{\"stream\":true,\"stream_options\":{\"include_usage\":true},\"model\""));
        assertEquals("text/event-stream; charset=utf-8",
                response.headers().firstValue("content-type").orElse("").replace(";charset", "; charset"));
        List<String> data = response.body().lines().filter(line -> line.startsWith("data: ")).map(line -> line.substring(6)).toList();
        assertEquals("[DONE]", data.getLast());
        List<Object> chunks = data.subList(0, data.size() - 1).stream().map(JsonText::parse).map(Objects::requireNonNull).toList();
        assertEquals(Map.of("role", "assistant"), at(chunks.getFirst(), "choices.0.delta"));
        StringBuilder said = new StringBuilder();
        chunks.stream().filter(chunk -> JsonText.write(chunk).contains("\"content\""))
                .forEach(chunk -> said.append(at(chunk, "choices.0.delta.content")));
        assertEquals("Hello there.", said.toString());
        assertEquals("stop", at(chunks.get(chunks.size() - 2), "choices.0.finish_reason"));
        assertEquals(18, at(chunks.getLast(), "usage.total_tokens"));
    }

    @Test
    void handsCallsOfTheClientsToolsOver() throws Exception {
        runs.play = request -> runs.end(request.runId(), calls(""));
        String body = "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}],\"tool_choice\":\"auto\","
                + HI.substring(1);
        HttpResponse<String> response = post(body);
        assertEquals("tool_calls", at(response, "choices.0.finish_reason"));
        assertEquals("{\"at\":\"Lyon\"}", at(response, "choices.0.message.tool_calls.0.function.arguments"));
        assertEquals("c2", at(response, "choices.0.message.tool_calls.1.id"));
        assertEquals("weather", runs.requests.getFirst().client().tools().getFirst().name());
        String stream = post(body.replaceFirst("\\{", "{\"stream\":true,")).body();
        assertTrue(stream.contains("\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"type\":\"function\""), stream);
        assertTrue(stream.contains("\"finish_reason\":\"tool_calls\""), stream);
    }

    @Test
    void theConversationAndItsResultsReachTheRun() throws Exception {
        post("{\"max_tokens\":9,\"reasoning_effort\":\"low\",\"messages\":[{\"role\":\"system\",\"content\":\"be terse\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"weather?\"}]},"
                + "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"{}\"}}]},"
                + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"rain\"}]}", "x-openclaw-model", "other/big", "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01");
        RunRequest request = runs.requests.getFirst();
        assertEquals(Optional.of("be terse"), request.extraSystemPrompt());
        assertEquals(Optional.of("low"), request.thinking());
        assertEquals("", request.message());
        assertEquals(List.of(new ModelMessage.Result("c1", "weather", "rain", false)), request.client().results());
        assertEquals(2, request.client().history().size());
        assertEquals(9, request.client().maxTokens().orElse(0));
        assertEquals(Optional.of("other/big"), request.client().model());
        assertTrue(request.client().traceParent().isPresent());
    }

    @Test
    void agentsAndSessionsAreChosenByModelHeaderAndUser() throws Exception {
        post(HI.replace("\"openclaw\"", "\"openclaw:work\",\"user\":\"anna\""));
        post(HI.replace("\"openclaw\"", "\"openclaw/default\",\"user\":\"anna\""));
        post(HI.replace("\"openclaw\"", "\"gpt-4\""), "x-openclaw-agent-id", "work", "x-openclaw-session-key", "custom");
        post(HI, "x-openclaw-session-key", "agent:work:main");
        assertEquals(List.of("agent:work:openai-user:anna", "agent:main:openai-user:anna", "agent:work:custom", "agent:work:main"),
                runs.requests.stream().map(RunRequest::sessionKey).toList());
        for (String model : List.of("openclaw:nope", "openclaw/nope", "agent:nope")) {
            HttpResponse<String> unknown = post(HI.replace("\"openclaw\"", "\"" + model + "\""));
            assertEquals(404, unknown.statusCode());
            assertEquals("model_not_found", at(unknown, "error.code"));
        }
        assertEquals(404, post(HI, "x-openclaw-session-key", "agent:nope:main").statusCode());
        assertEquals(400, post(HI, "x-openclaw-session-key", "agent:work:main", "x-openclaw-agent-id", "main").statusCode());
    }

    @Test
    void badRequestsAreRefusedInTheFormOfTheApi() throws Exception {
        for (String body : List.of("", "{}", "[]", "{\"messages\":[]}", "{\"messages\":\"hi\"}",
                "{\"messages\":[{\"role\":\"assistant\",\"content\":\"x\"}]}")) {
            HttpResponse<String> response = post(body);
            assertEquals(400, response.statusCode(), body);
            assertEquals("Missing user message in `messages`.", at(response, "error.message"), body);
            assertEquals("invalid_request_error", at(response, "error.type"));
        }
        for (String body : List.of("{nope", "{\"messages\":[1]}", HI.replace("\"hi\"", "5"), HI.replace("\"user\"", "\"robot\""),
                HI.replace("{\"model\"", "{\"stream\":\"yes\",\"model\""), HI.replace("{\"model\"", "{\"n\":2,\"model\""),
                HI.replace("\"hi\"", "[{\"type\":\"input_audio\"}]"), HI.replace("{\"model\"", "{\"max_tokens\":-1,\"model\""),
                HI.replace("{\"model\"", "{\"tool_choice\":\"required\",\"model\""), HI + HI)) {
            HttpResponse<String> response = post(body);
            assertEquals(400, response.statusCode(), body + " → " + response.body());
            assertFalse(String.valueOf(at(response, "error.message")).isBlank());
        }
        HttpResponse<String> big = post(HI.replace("hi", "x".repeat(5000)));
        assertEquals(413, big.statusCode());
        assertEquals(List.of(), runs.requests);
    }

    @Test
    void onlyPostIsKnownAndOnlyTheGatewaysSecretLetsIn() throws Exception {
        HttpResponse<String> get = get(PATH);
        assertEquals(405, get.statusCode());
        assertEquals(Optional.of("POST"), get.headers().firstValue("allow"));
        HttpResponse<String> wrong = server.post(PATH, HI, "Authorization", "Bearer wrong");
        assertEquals(401, wrong.statusCode());
        assertEquals("{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}", wrong.body());
        assertEquals(401, server.post(PATH + "?token=" + FakeAccess.TOKEN, HI).statusCode(), "checklist 4: none from a query");
        access.locked = true;
        assertEquals(429, post(HI).statusCode());
    }

    @Test
    void whatIsSwitchedOffIsNotThere() throws Exception {
        servlet.change(settings("{}"));
        assertEquals(404, post(HI).statusCode());
        assertEquals("Not Found", post(HI).body());
        servlet.change(settings("{\"endpoints\":{\"chatCompletions\":{\"enabled\":\"maybe\"}}}"));
        assertEquals(404, post(HI).statusCode(), "what cannot be read is off");
        servlet.change(settings(ON));
        assertEquals(200, post(HI).statusCode());
    }

    @Test
    void aModelThatFailsIsAnAnswerAndARunThatFailsIsNone() throws Exception {
        runs.play = request -> runs.end(request.runId(), new RunResult(RunResult.Status.OK, "model fake/fake-1: 401", "error", "k", "s",
                "fake", "fake-1", FakeRuns.result(RunResult.Status.OK, "").usage(), Instant.now(), Instant.now()));
        HttpResponse<String> told = post(HI);
        assertEquals(200, told.statusCode());
        assertEquals("model fake/fake-1: 401", at(told, "choices.0.message.content"));
        runs.play = request -> runs.end(request.runId(), FakeRuns.result(RunResult.Status.ERROR, "no disk"));
        HttpResponse<String> failed = post(HI);
        assertEquals(503, failed.statusCode());
        assertEquals("no disk", at(failed, "error.message"));
        assertTrue(post(HI.replace("{\"model\"", "{\"stream\":true,\"model\"")).body().contains("{\"error\":{\"message\":\"no disk\""));
    }

    @Test
    void aClientThatLeavesItsStreamEndsTheRun() throws Exception {
        runs.play = request -> followers.accept(FakeRuns.said(request.runId(), "one", "one"));
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            String body = HI.replace("{\"model\"", "{\"stream\":true,\"model\"");
            socket.getOutputStream().write(("POST " + PATH + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + FakeAccess.TOKEN
                    + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body).getBytes(StandardCharsets.UTF_8));
            InputStream in = socket.getInputStream();
            StringBuilder read = new StringBuilder();
            while (read.indexOf("one") < 0)
                read.append((char) in.read());
            socket.setSoLinger(true, 0);
        }
        Await.until("the run is ended", () -> runs.ended.equals(List.of(runs.requests.getFirst().runId())));
    }

    @Test
    void anEndpointThatGoesEndsWhatItBeganAndSaysSo() throws Exception {
        runs.play = _ -> {};
        var waiting = CompletableFuture.supplyAsync(() -> {
            try {
                return post(HI);
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        Await.until("it is asked", () -> !runs.requests.isEmpty());
        long began = System.nanoTime();
        servlet.stop();
        assertTrue(System.nanoTime() - began < 900_000_000L, "at once");
        assertEquals(503, waiting.join().statusCode());
        assertEquals(Optional.of("1"), waiting.join().headers().firstValue("retry-after"));
        assertEquals(1, runs.ended.size());
    }

    @Test
    void namesTheAgentsAsModels() throws Exception {
        HttpResponse<String> list = get("/v1/models");
        assertEquals("list", at(list, "object"));
        assertEquals(List.of("openclaw", "openclaw:default", "openclaw:main", "openclaw:work"),
                ((List<?>) at(list, "data")).stream().map(model -> ((Map<?, ?>) model).get("id")).toList());
        assertEquals("openclaw:work", at(get("/v1/models/openclaw:work"), "id"));
        assertEquals("openclaw:work", at(get("/v1/models/openclaw/work"), "id"));
        assertEquals("model_not_found", at(get("/v1/models/gpt-4"), "error.code"));
        assertEquals(401, server.get("/v1/models").statusCode());
        assertEquals(405, server.post("/v1/models", "").statusCode());
        config.values.clear();
        assertEquals(404, get("/v1/models").statusCode());
    }
}
