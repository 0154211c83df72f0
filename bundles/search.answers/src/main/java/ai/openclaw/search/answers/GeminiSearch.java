package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearchType;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks Gemini over its own API, grounded in Google's search. */
@Component
@WebSearchType("gemini")
public final class GeminiSearch implements WebSearch {
    private final AnswerServer server;

    @Activate
    public GeminiSearch(@Reference Config config) { this(config, Engine.GEMINI); }

    GeminiSearch(Config config, Engine engine) { server = new AnswerServer(config, engine); }

    @Override
    public boolean ready() { return server.ready(); }

    @Override
    public List<Hit> search(Query query) throws InterruptedException {
        String model = server.model();
        if (!model.matches("[A-Za-z0-9._-]+"))
            throw GatewayException.invalid("tools.web.search.gemini.model: \"" + model + "\" is no model of Gemini");
        Map<?, ?> reply = server.post("/models/" + model + ":generateContent", "x-goog-api-key", "",
                Map.of("contents", List.of(Map.of("role", "user", "parts", List.of(Map.of("text", Answer.question(query))))), "tools",
                        List.of(Map.of("google_search", Map.of()))));
        Map<?, ?> candidate = Answer.first(reply.get("candidates"));
        Answer answer = new Answer();
        for (Map<?, ?> part : Answer.maps(Answer.map(candidate.get("content")).get("parts")))
            answer.say(Answer.text(part.get("text")));
        for (Map<?, ?> chunk : Answer.maps(Answer.map(candidate.get("groundingMetadata")).get("groundingChunks"))) {
            Map<?, ?> page = Answer.map(chunk.get("web"));
            answer.page(Answer.text(page.get("title")), Answer.text(page.get("uri")), "", "");
        }
        return answer.hits(Engine.GEMINI, query.count());
    }

    @Deactivate
    public void close() { server.close(); }
}
