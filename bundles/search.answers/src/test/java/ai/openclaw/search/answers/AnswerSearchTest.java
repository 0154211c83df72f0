package ai.openclaw.search.answers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearch.Hit;
import ai.openclaw.api.WebSearch.Query;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ScriptedServer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The engines against servers that speak as their documentation says. */
class AnswerSearchTest {
    private static final Query CATS = new Query("cats", 2, Optional.of("DE"), Optional.empty(), Optional.of("week"));
    private final FakeConfig config = new FakeConfig();
    private ScriptedServer server;

    @BeforeEach
    void start() { server = new ScriptedServer(_ -> ModelAnswer.status(500, "no")); }

    @AfterEach
    void stop() { server.close(); }

    @Test
    void perplexityAnswersWithItsPages() throws Exception {
        config.values.put("tools.web.search.perplexity", Map.of("apiKey", "pplx-1", "baseUrl", server.origin() + "/"));
        server.answer(json(Map.of("choices", List.of(Map.of("message", Map.of("role", "assistant", "content", "They purr [1]."))),
                "citations", List.of("https://a.example/", "https://b.example/", "https://c.example/"), "search_results",
                List.of(Map.of("title", "A", "url", "https://a.example/", "date", "2026-11-01", "snippet", "purring")))));
        List<Hit> hits = new PerplexitySearch(config).search(CATS);
        assertEquals(List.of(new Hit("Answer of Perplexity", "", "They purr [1].", Optional.empty()),
                new Hit("A", "https://a.example/", "purring", Optional.of("2026-11-01")),
                new Hit("https://b.example/", "https://b.example/", "", Optional.empty())), hits);
        ScriptedServer.Request request = server.requests().getFirst();
        assertEquals("/chat/completions", request.path());
        assertEquals("Bearer pplx-1", request.header("Authorization"));
        assertEquals("sonar-pro", request.body().get("model"));
        assertEquals("week", request.body().get("search_recency_filter"));
        assertTrue(String.valueOf(request.body().get("messages")).contains("cats"));
    }

    @Test
    void grokAnswersOverTheResponsesApi() throws Exception {
        config.variables.put("XAI_API_KEY", "xai-1");
        server.answer(json(Map.of("output",
                List.of(Map.of("type", "web_search_call"),
                        Map.of("type", "message", "content", List.of(Map.of("type", "output_text", "text", "They purr.", "annotations",
                                List.of(Map.of("type", "url_citation", "url", "https://a.example/", "title", "1")))))))));
        List<Hit> hits = new GrokSearch(config, at(Engine.GROK)).search(CATS);
        assertEquals(List.of("They purr.", "https://a.example/"), List.of(hits.getFirst().snippet(), hits.get(1).title()));
        assertEquals("/responses", server.requests().getFirst().path());
        assertEquals("Bearer xai-1", server.requests().getFirst().header("Authorization"));
        assertEquals(List.of(Map.of("type", "web_search")), server.requests().getFirst().body().get("tools"));
    }

    @Test
    void geminiIsGroundedInItsSearch() throws Exception {
        config.values.put("tools.web.search.gemini", Map.of("apiKey", "g-1", "model", "gemini-x"));
        server.answer(json(Map.of("candidates",
                List.of(Map.of("content", Map.of("parts", List.of(Map.of("text", "They "), Map.of("text", "purr."))), "groundingMetadata",
                        Map.of("groundingChunks", List.of(Map.of("web", Map.of("uri", "https://a.example/", "title", "a.example")))))))));
        List<Hit> hits = new GeminiSearch(config, at(Engine.GEMINI)).search(CATS);
        assertEquals("They \npurr.", hits.getFirst().snippet());
        assertEquals("a.example", hits.get(1).title());
        assertEquals("/models/gemini-x:generateContent", server.requests().getFirst().path());
        assertEquals("g-1", server.requests().getFirst().header("X-goog-api-key"));
        config.values.put("tools.web.search.gemini", Map.of("apiKey", "g-1", "model", "../x"));
        assertThrows(GatewayException.class, () -> new GeminiSearch(config, at(Engine.GEMINI)).search(CATS));
    }

    @Test
    void kimiGetsItsSearchBackAndThenAnswers() throws Exception {
        config.values.put("tools.web.search.kimi", Map.of("apiKey", "k-1", "baseUrl", server.origin()));
        String arguments = "{\"search_results\":[{\"title\":\"A\",\"url\":\"https://a.example/\"}]}";
        Map<String, Object> call = Map.of("id", "c1", "type", "builtin_function", "function",
                Map.of("name", "$web_search", "arguments", arguments));
        server.answer(
                json(Map.of("choices",
                        List.of(Map.of("finish_reason", "tool_calls", "message",
                                Map.of("role", "assistant", "content", "", "tool_calls", List.of(call)))))),
                json(Map.of("choices",
                        List.of(Map.of("finish_reason", "stop", "message", Map.of("role", "assistant", "content", "They purr."))))));
        List<Hit> hits = new KimiSearch(config).search(CATS);
        assertEquals(List.of("They purr.", ""), hits.stream().map(Hit::snippet).toList());
        Object messages = server.requests().get(1).body().get("messages");
        assertTrue(
                messages instanceof List<?> list && list.size() == 3
                        && list.get(2).equals(Map.of("role", "tool", "tool_call_id", "c1", "name", "$web_search", "content", arguments)),
                String.valueOf(messages));
    }

    @Test
    void aKeyInAVariableGoesToItsOwnAddressOnly() {
        config.variables.put("PERPLEXITY_API_KEY", "pplx-1");
        WebSearch perplexity = new PerplexitySearch(config);
        assertTrue(perplexity.ready());
        config.values.put("tools.web.search.perplexity", Map.of("baseUrl", server.origin()));
        assertFalse(perplexity.ready());
        GatewayException e = assertThrows(GatewayException.class, () -> perplexity.search(CATS));
        assertTrue(e.message().contains("tools.web.search.perplexity.apiKey"), e.message());
        assertEquals(List.of(), server.requests());
    }

    @Test
    void failuresSayWhatToDo() {
        config.values.put("tools.web.search.perplexity", Map.of("apiKey", "pplx-1", "baseUrl", server.origin()));
        WebSearch perplexity = new PerplexitySearch(config);
        Map.of(401, "rejected the key; check tools.web.search.perplexity.apiKey", 429, "try again later", 404,
                "check tools.web.search.perplexity.model").forEach((status, words) -> {
                    server.answer(ModelAnswer.status(status, "pplx-1"));
                    GatewayException e = assertThrows(GatewayException.class, () -> perplexity.search(CATS));
                    assertTrue(e.message().contains(words), e.message());
                    assertFalse(e.message().contains("pplx-1"));
                });
        server.answer(json(List.of(1)));
        assertTrue(assertThrows(GatewayException.class, () -> perplexity.search(CATS)).message().contains("no JSON object"));
    }

    private Engine at(Engine engine) { return new Engine(engine.id(), engine.name(), server.origin(), engine.model(), engine.variables()); }

    private static ModelAnswer json(Object tree) { return ModelAnswer.raw("application/json", JsonText.write(tree)); }
}
