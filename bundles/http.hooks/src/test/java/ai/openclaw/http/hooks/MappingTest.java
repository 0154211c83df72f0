package ai.openclaw.http.hooks;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.HookTransform.Action;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What mappings make of webhooks. */
class MappingTest {
    private HookBench bench;

    @BeforeEach
    void start() throws Exception { bench = new HookBench("\"presets\":[\"gmail\",\"none\"],\"mappings\":[]"); }

    private void bench(String mappings) throws Exception {
        bench.close();
        bench = new HookBench("\"presets\":[\"gmail\",\"none\"],\"mappings\":[" + mappings + "]");
    }

    @AfterEach
    void stop() { bench.close(); }

    private String lastMessage() { return bench.runs.requests.getLast().message(); }

    @Test
    void templatesAreFilledFromBodyHeadersQueryAndPath() throws Exception {
        bench("{\"match\":{\"path\":\"/gh/\"},\"messageTemplate\":\"{{a.b[1].c}}|{{ payload.n }}|{{a.b}}|{{headers.x-kind}}|{{query.q}}|{{path}}|{{nothing}}|"
                + "{{headers.authorization}}\",\"sessionKey\":\"hook:{{n}}\",\"name\":\"N{{n}}\",\"allowUnsafeExternalContent\":true}");
        String answer = bench.post("/hooks/gh?q=a%20b", "{\"a\":{\"b\":[0,{\"c\":\"{{n}}\"}]},\"n\":5}", "X-Kind", "push");
        assertEquals("200 {\"ok\":true,\"runId\":\"" + bench.runs.requests.getFirst().runId() + "\"}", answer);
        assertEquals("{{n}}|5|[0,{\"c\":\"{{n}}\"}]|push|a b|gh||", lastMessage());
        assertEquals("agent:main:hook:5", bench.runs.requests.getLast().sessionKey());
        assertEquals(Optional.of("N5"), bench.runs.requests.getLast().sender());
    }

    @Test
    void wordsFromOutsideAreMarkedAndThoseOfTheSettingsAreNot() throws Exception {
        bench("{\"match\":{\"path\":\"a\"},\"messageTemplate\":\"look at {{x}}\"},{\"match\":{\"path\":\"b\"},\"messageTemplate\":\"look around\"},"
                + "{\"match\":{\"path\":\"c\"},\"action\":\"wake\",\"textTemplate\":\"got {{x}}\",\"wakeMode\":\"next-heartbeat\"},"
                + "{\"match\":{\"path\":\"wk\"},\"action\":\"wake\",\"textTemplate\":\"something came\"}");
        bench.post("/hooks/a", "{\"x\":1}");
        assertTrue(lastMessage().contains("\nlook at 1\n[[hook content "), lastMessage());
        bench.post("/hooks/b", "{}");
        assertEquals("look around", lastMessage());
        assertEquals("200 {\"ok\":true,\"mode\":\"next-heartbeat\"}", bench.post("/hooks/c", "{\"x\":\"" + "y".repeat(5000) + "\"}"));
        String told = bench.told.getFirst().getKey();
        assertTrue(told.length() < 2000 && told.endsWith(" ends]]"), "whole, for the queue cuts at 2000: " + told.length());
        assertEquals("200 {\"ok\":true,\"mode\":\"now\"}", bench.post("/hooks/wk", "{\"t\":\"x\"}"));
        assertEquals(Map.entry("something came", true), bench.told.getLast());
    }

    @Test
    void theFirstThatFitsCounts() throws Exception {
        bench("{\"match\":{\"path\":\"x\",\"source\":\"a\"},\"messageTemplate\":\"from a\"},{\"match\":{\"source\":\"b\"},\"messageTemplate\":\"from b\"},"
                + "{\"match\":{\"path\":\"x\"},\"messageTemplate\":\"other\"}");
        bench.post("/hooks/x", "{\"source\":\"a\"}");
        bench.post("/hooks/y", "{\"source\":\"b\"}");
        bench.post("/hooks/x", "{\"source\":\"c\"}");
        assertEquals(List.of("from a", "from b", "other"), bench.runs.requests.stream().map(request -> request.message()).toList());
        assertEquals("404 Not Found", bench.post("/hooks/y", "{}"));
        assertEquals("404 Not Found", bench.post("/hooks/", "{\"source\":\"b\"}"), "the bare path");
    }

    @Test
    void anEmptyTextIsRefused() throws Exception {
        bench("{\"match\":{\"path\":\"x\"},\"messageTemplate\":\"{{gone}}\"},{\"match\":{\"path\":\"w\"},\"action\":\"wake\"}");
        assertEquals("400 {\"ok\":false,\"error\":\"hook mapping requires message\"}", bench.post("/hooks/x", "{}"));
        assertEquals("400 {\"ok\":false,\"error\":\"hook mapping requires text\"}", bench.post("/hooks/w", "{}"));
    }

    @Test
    void thePresetForGmailTellsOfTheMail() throws Exception {
        bench.post("/hooks/gmail",
                "{\"source\":\"gmail\",\"messages\":[{\"id\":\"M1\",\"from\":\"Anna\",\"subject\":\"Hi\",\"snippet\":\"s\",\"body\":\"b\"}]}");
        assertTrue(lastMessage().contains("\nNew email from Anna\nSubject: Hi\ns\nb\n"), lastMessage());
        assertEquals("agent:main:hook:gmail:M1", bench.runs.requests.getLast().sessionKey());
    }

    @Test
    void transformsDecideWhatIsDone() throws Exception {
        bench("{\"match\":{\"path\":\"t\"},\"messageTemplate\":\"mail\",\"transform\":{\"module\":\"sorter\"}}");
        assertEquals("503 {\"ok\":false,\"error\":\"no transform \\\"sorter\\\" is deployed; see openclaw plugins list\"}",
                bench.post("/hooks/t", "{}"));
        bench.deployTransform("sorter", (request, payload, action) -> {
            Map<String, Object> fields = new LinkedHashMap<>(action.fields());
            fields.put("agentId", "work");
            if (payload.containsKey("fail"))
                throw new IllegalStateException("at secret place");
            if (payload.containsKey("skip"))
                return Optional.empty();
            if (payload.containsKey("wake"))
                return Optional.of(new Action(Action.Kind.WAKE, "woken", fields));
            return Optional.of(new Action(Action.Kind.AGENT, action.text() + " of " + request.path(), fields));
        });
        assertTrue(bench.post("/hooks/t", "{}").startsWith("200 {\"ok\":true,\"runId\":"));
        assertTrue(lastMessage().contains("\nmail of t\n"), lastMessage());
        assertTrue(bench.runs.requests.getLast().sessionKey().startsWith("agent:work:hook:"));
        assertEquals("200 {\"ok\":true,\"mode\":\"now\"}", bench.post("/hooks/t", "{\"wake\":1}"));
        assertEquals("204 ", bench.post("/hooks/t", "{\"skip\":1}"));
        assertEquals("500 {\"ok\":false,\"error\":\"hook mapping failed\"}", bench.post("/hooks/t", "{\"fail\":1}"));
    }

    @Test
    void aTransformThatHangsIsEnded() throws Exception {
        bench("{\"match\":{\"path\":\"t\"},\"transform\":{\"module\":\"slow\"}}");
        CountDownLatch interrupted = new CountDownLatch(1);
        bench.deployTransform("slow", (_, _, _) -> {
            try {
                new CountDownLatch(1).await();
            } finally {
                interrupted.countDown();
            }
            return Optional.empty();
        });
        assertEquals("500 {\"ok\":false,\"error\":\"hook mapping failed\"}", bench.post("/hooks/t", "{}"));
        assertTrue(interrupted.await(10, java.util.concurrent.TimeUnit.SECONDS));
    }

    @Test
    void filesOfJavaScriptAreRefusedInPlainWords() throws Exception {
        bench("{\"match\":{\"path\":\"t\"},\"transform\":{\"module\":\"gmail.mjs\",\"export\":\"go\"}}");
        assertEquals("500 {\"ok\":false,\"error\":\"" + Transforms.scriptText("gmail.mjs") + "\"}", bench.post("/hooks/t", "{}"));
    }
}
