package ai.openclaw.search.brave;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
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

/** Brave against a server that speaks as its documentation says. */
class BraveSearchTest {
    private static final Query CATS = new Query("cats & dogs", 1, Optional.of("DE"), Optional.of("de"), Optional.of("week"));
    private final FakeConfig config = new FakeConfig();
    private ScriptedServer server;
    private BraveSearch brave;

    @BeforeEach
    void start() {
        server = new ScriptedServer(_ -> ModelAnswer.status(500, "no"));
        brave = new BraveSearch(config, server.origin());
    }

    @AfterEach
    void stop() {
        brave.close();
        server.close();
    }

    @Test
    void listsPages() throws Exception {
        config.values.put("tools.web.search", Map.of("apiKey", "key-1"));
        server.answer(json(Map.of("type", "search", "web",
                Map.of("results",
                        List.of(Map.of("title", "All about <strong>cats</strong> &amp; dogs", "url", "https://a.example/", "description",
                                "They <strong>purr</strong>.", "age", "2 days ago"),
                                Map.of("title", "B", "url", "https://b.example/", "description", "x"))))));
        assertEquals(List.of(new Hit("All about cats & dogs", "https://a.example/", "They purr.", Optional.of("2 days ago"))),
                brave.search(CATS));
        assertEquals("/res/v1/web/search", server.requests().getFirst().path());
        assertEquals("key-1", server.requests().getFirst().header("X-subscription-token"));
    }

    @Test
    void showsPassagesInTheOtherMode() throws Exception {
        config.variables.put("BRAVE_API_KEY", "key-2");
        config.values.put("tools.web.search", Map.of("brave", Map.of("mode", "llm-context")));
        server.answer(json(Map.of("grounding",
                Map.of("generic", List.of(Map.of("url", "https://a.example/", "title", "A", "snippets", List.of("one", "two")))))));
        assertEquals(List.of(new Hit("A", "https://a.example/", "one\ntwo", Optional.empty())), brave.search(CATS));
        assertEquals("/res/v1/llm/context", server.requests().getFirst().path());
    }

    @Test
    void saysWhatToDoWithoutAKeyAndWithAWrongOne() {
        assertFalse(brave.ready());
        assertTrue(assertThrows(GatewayException.class, () -> brave.search(CATS)).message().contains("tools.web.search.apiKey"));
        config.variables.put("BRAVE_API_KEY", "key-2");
        assertTrue(brave.ready());
        Map.of(401, "rejected the key", 429, "try again later", 500, "status 500").forEach((status, words) -> {
            server.answer(ModelAnswer.status(status, "key-2"));
            GatewayException e = assertThrows(GatewayException.class, () -> brave.search(CATS));
            assertTrue(e.message().contains(words), e.message());
        });
        brave.close();
        assertTrue(assertThrows(GatewayException.class, () -> brave.search(CATS)).message().contains("stopped or updated"));
    }

    private static ModelAnswer json(Object tree) { return ModelAnswer.raw("application/json", JsonText.write(tree)); }
}
