package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearchType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks Perplexity's Sonar models over its chat completions API. */
@Component
@WebSearchType("perplexity")
public final class PerplexitySearch implements WebSearch {
    private final AnswerServer server;

    @Activate
    public PerplexitySearch(@Reference Config config) { server = new AnswerServer(config, Engine.PERPLEXITY); }

    @Override
    public boolean ready() { return server.ready(); }

    @Override
    public List<Hit> search(Query query) throws InterruptedException {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("model", server.model());
        body.put("messages", List.of(Map.of("role", "user", "content", Answer.question(query))));
        query.freshness().ifPresent(age -> body.put("search_recency_filter", age));
        Map<?, ?> reply = server.post("/chat/completions", "Authorization", "Bearer ", body);
        Answer answer = new Answer();
        answer.say(Answer.text(Answer.map(Answer.first(reply.get("choices")).get("message")).get("content")));
        for (Map<?, ?> page : Answer.maps(reply.get("search_results")))
            answer.page(Answer.text(page.get("title")), Answer.text(page.get("url")), Answer.text(page.get("snippet")),
                    Answer.text(page.get("date")));
        if (reply.get("citations") instanceof List<?> citations)
            citations.forEach(url -> answer.page("", Answer.text(url), "", ""));
        return answer.hits(Engine.PERPLEXITY, query.count());
    }

    @Deactivate
    public void close() { server.close(); }
}
