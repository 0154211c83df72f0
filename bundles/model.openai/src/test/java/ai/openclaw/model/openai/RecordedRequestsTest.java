package ai.openclaw.model.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ModelProviderContract;
import ai.openclaw.testkit.Recorded;
import ai.openclaw.testkit.ScriptedServer;
import ai.openclaw.testkit.Tree;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Sends the conversations that were recorded with the incumbent; what is on the wire is the same but for what {@code differences.txt} has. */
class RecordedRequestsTest {
    private static final List<?> RECORDED = (List<?>) Recorded.json(RecordedRequestsTest.class, "/recorded-requests.json");

    @TestFactory
    Stream<DynamicTest> sendsWhatWasRecorded() {
        return RECORDED.stream().map(recorded -> DynamicTest.dynamicTest(name(recorded), () -> {
            Set<String> differences = differences(recorded, sent(recorded));
            differences.removeAll(named());
            assertEquals(Set.of(), differences);
        }));
    }

    @Test
    void namesNoDifferenceThatIsNone() throws Exception {
        Set<String> differences = new TreeSet<>();
        for (Object recorded : RECORDED)
            differences.addAll(differences(recorded, sent(recorded)));
        assertEquals(differences, named());
        assertTrue(RECORDED.size() >= 15);
    }

    private static String name(Object recorded) {
        List<?> messages = list(recorded, "body", "messages");
        return messages.size() + " messages, " + JsonText.write(messages.getLast());
    }

    private static List<?> list(Object tree, Object... path) { return (List<?>) Objects.requireNonNull(Tree.at(tree, path)); }

    private static Set<String> differences(Object recorded, ScriptedServer.Request sent) {
        Set<String> differences = new TreeSet<>();
        if (!"POST".equals(sent.method()))
            differences.add("method");
        if (!sent.path().equals(Tree.at(recorded, "url")))
            differences.add("path");
        if (!sent.header("User-agent").equals(Tree.at(recorded, "userAgent")))
            differences.add("header User-Agent");
        if (!sent.header("Authorization")
                .equals(String.valueOf(Tree.at(recorded, "authorization")).replace("<provider apiKey>", "sk-hush")))
            differences.add("header Authorization");
        Set<Object> keys = new LinkedHashSet<>(Tree.keys(recorded, "body"));
        keys.addAll(sent.body().keySet());
        for (Object key : keys) {
            Object was = Tree.at(recorded, "body") instanceof Map<?, ?> body ? body.get(key) : null;
            Object is = key.equals("tools") ? Tree.each(toolFunctions(sent.body()), "name") : sent.body().get(key);
            if (!Objects.equals(was, is))
                differences.add("body " + key);
        }
        return differences;
    }

    private static List<?> toolFunctions(Map<String, Object> body) {
        return list(body, "tools").stream().peek(tool -> assertEquals(false, Tree.at(tool, "function", "strict")))
                .map(tool -> Tree.at(tool, "function")).toList();
    }

    private static Set<String> named() throws Exception {
        try (InputStream in = Objects.requireNonNull(RecordedRequestsTest.class.getResourceAsStream("/differences.txt"))) {
            Set<String> names = new TreeSet<>();
            new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().filter(line -> !line.startsWith("#"))
                    .forEach(line -> names.add(line.substring(0, line.indexOf('\t'))));
            return names;
        }
    }

    private static ScriptedServer.Request sent(Object recorded) throws Exception {
        String answer = "data: {\"choices\":[{\"delta\":{\"content\":\"x\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n";
        try (ScriptedServer server = new ScriptedServer(_ -> ModelAnswer.raw("text/event-stream", answer))) {
            OpenAiProvider provider = new OpenAiProvider(Map.of("openclaw.instance", "fake", ".models.providers.openai-completions",
                    "{\"baseUrl\":\"" + server.origin() + "/v1\",\"apiKey\":\"sk-hush\",\"models\":[{\"id\":\"fake-1\"}]}"));
            ModelProviderContract.read(provider.generate(request(Objects.requireNonNull(Tree.at(recorded, "body")))));
            provider.close();
            return server.requests().getFirst();
        }
    }

    private static ModelRequest request(Object body) {
        List<ModelMessage> messages = new ArrayList<>();
        String system = "";
        for (Object message : list(body, "messages"))
            switch (String.valueOf(Tree.at(message, "role"))) {
                case "system" -> system = String.valueOf(Tree.at(message, "content"));
                case "user" -> messages.add(new ModelMessage.User(String.valueOf(Tree.at(message, "content", 0, "text"))));
                case "tool" -> messages.add(new ModelMessage.Result(String.valueOf(Tree.at(message, "tool_call_id")), "exec",
                        String.valueOf(Tree.at(message, "content")), false));
                default -> messages.add(new ModelMessage.Assistant(String.valueOf(Tree.at(message, "content")), calls(message)));
            }
        List<ToolSpec> tools = list(body, "tools").stream()
                .map(tool -> new ToolSpec(String.valueOf(tool), "", Map.<String, Object>of("type", "object"))).toList();
        return new ModelRequest(String.valueOf(Tree.at(body, "model")), system, messages, tools,
                ((Number) Objects.requireNonNull(Tree.at(body, "max_completion_tokens"))).intValue(), Duration.ofSeconds(9));
    }

    @SuppressWarnings("unchecked") // JSON
    private static List<ModelMessage.Call> calls(Object message) {
        if (!Tree.keys(message).contains("tool_calls"))
            return List.of();
        return list(message, "tool_calls").stream().map(call -> new ModelMessage.Call(String.valueOf(Tree.at(call, "id")),
                String.valueOf(Tree.at(call, "function", "name")),
                (Map<String, Object>) Objects.requireNonNull(JsonText.parse(String.valueOf(Tree.at(call, "function", "arguments"))))))
                .toList();
    }
}
