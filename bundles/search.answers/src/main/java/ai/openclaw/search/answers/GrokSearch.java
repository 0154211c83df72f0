package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearchType;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks Grok over xAI's responses API with its own search tool. */
@Component
@WebSearchType("grok")
public final class GrokSearch implements WebSearch {
    private final AnswerServer server;

    @Activate
    public GrokSearch(@Reference Config config) { this(config, Engine.GROK); }

    GrokSearch(Config config, Engine engine) { server = new AnswerServer(config, engine); }

    @Override
    public boolean ready() { return server.ready(); }

    @Override
    public List<Hit> search(Query query) throws InterruptedException {
        Map<?, ?> reply = server.post("/responses", "Authorization", "Bearer ", Map.of("model", server.model(), "input",
                List.of(Map.of("role", "user", "content", Answer.question(query))), "tools", List.of(Map.of("type", "web_search"))));
        Answer answer = new Answer();
        for (Map<?, ?> item : Answer.maps(reply.get("output")))
            if ("message".equals(item.get("type")))
                Answer.maps(item.get("content")).forEach(part -> take(part, answer));
        if (reply.get("citations") instanceof List<?> citations)
            citations.forEach(url -> answer.page("", Answer.text(url), "", ""));
        return answer.hits(Engine.GROK, query.count());
    }

    private static void take(Map<?, ?> part, Answer answer) {
        answer.say(Answer.text(part.get("text")));
        for (Map<?, ?> note : Answer.maps(part.get("annotations")))
            if ("url_citation".equals(note.get("type")))
                answer.page(title(Answer.text(note.get("title"))), Answer.text(note.get("url")), "", "");
    }

    /** Most are called by the number of their footnote. */
    private static String title(String title) {
        return title.matches("\\d*") ? "" : title;
    }

    @Deactivate
    public void close() { server.close(); }
}
