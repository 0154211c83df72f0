package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.WebSearch;
import ai.openclaw.api.WebSearchType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Asks Moonshot's Kimi over its chat completions API. Its search is a tool of its own, whose arguments it wants back as the result. */
@Component
@WebSearchType("kimi")
public final class KimiSearch implements WebSearch {
    private static final int MOST_ROUNDS = 4;
    private static final Map<String, Object> SEARCH = Map.of("type", "builtin_function", "function", Map.of("name", "$web_search"));
    private final AnswerServer server;

    @Activate
    public KimiSearch(@Reference Config config) { server = new AnswerServer(config, Engine.KIMI); }

    @Override
    public boolean ready() { return server.ready(); }

    @Override
    public List<Hit> search(Query query) throws InterruptedException {
        List<Object> messages = new ArrayList<>();
        messages.add(Map.of("role", "user", "content", Answer.question(query)));
        Answer answer = new Answer();
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Map<?, ?> reply = server.post("/chat/completions", "Authorization", "Bearer ", Map.of("model", server.model(), "messages",
                    List.copyOf(messages), "tools", List.of(SEARCH), "thinking", Map.of("type", "disabled")));
            pages(reply.get("search_results"), answer);
            Map<?, ?> message = Answer.map(Answer.first(reply.get("choices")).get("message"));
            List<Map<?, ?>> calls = Answer.maps(message.get("tool_calls"));
            if (calls.isEmpty()) {
                answer.say(Answer.text(message.get("content")));
                return answer.hits(Engine.KIMI, query.count());
            }
            messages.add(message);
            calls.forEach(call -> messages.add(echo(call, answer)));
        }
        throw GatewayException.unavailable("Kimi searched " + MOST_ROUNDS + " times without an answer; ask for something narrower");
    }

    private static Map<String, Object> echo(Map<?, ?> call, Answer answer) {
        Map<?, ?> function = Answer.map(call.get("function"));
        String arguments = Answer.text(function.get("arguments"));
        try {
            pages(Answer.map(JsonText.parse(arguments)).get("search_results"), answer);
        } catch (IllegalArgumentException e) {
            // they go back as they are; only their pages are not listed
        }
        return Map.of("role", "tool", "tool_call_id", Answer.text(call.get("id")), "name", Answer.text(function.get("name")), "content",
                arguments);
    }

    private static void pages(@org.jspecify.annotations.Nullable Object results, Answer answer) {
        for (Map<?, ?> page : Answer.maps(results))
            answer.page(Answer.text(page.get("title")), Answer.text(page.get("url")), Answer.text(page.get("content")), "");
    }

    @Deactivate
    public void close() { server.close(); }
}
