package ai.openclaw.hotswap;

import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ScriptedServer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One model server that speaks every API that providers are shipped for, and says three words slowly in each. */
final class Dialects {
    static final String WORDS = "one two three";
    private static final Duration PAUSE = Duration.ofMillis(150);

    private Dialects() {}

    static ScriptedServer server() { return new ScriptedServer(Dialects::answer); }

    /** The members {@code models} and {@code agents}: a provider for each API, and a command. */
    static String members(ScriptedServer server, String command, String workspace) {
        return "models: { providers: { " + provider("chat", "openai-completions", server.origin() + "/v1") + ", "
                + provider("responses", "openai-responses", server.origin() + "/v1") + ", "
                + provider("messages", "anthropic-messages", server.origin()) + ", " + provider("local", "ollama", server.origin())
                + " } }, agents: { defaults: { model: 'chat/m', workspace: '" + workspace + "', cliBackends: { mine: { command: '" + command
                + "', output: 'text', input: 'stdin', sessionMode: 'none' } } } }";
    }

    private static String provider(String id, String api, String baseUrl) {
        return id + ": { api: '" + api + "', baseUrl: '" + baseUrl + "', apiKey: 'k', models: [{ id: 'm', name: 'M' }] }";
    }

    private static ModelAnswer answer(ScriptedServer.Request request) {
        if (request.path().endsWith("/chat/completions"))
            return ModelAnswer.slowly(PAUSE, "one ", "two ", "three");
        if (request.path().endsWith("/messages"))
            return events(messages());
        if (request.path().endsWith("/responses"))
            return events(responses());
        if (request.path().endsWith("/api/chat"))
            return ModelAnswer.wire("application/x-ndjson", PAUSE,
                    Stream.concat(words().map(
                            word -> "{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"" + word + "\"},\"done\":false}\n"),
                            Stream.of("{\"model\":\"m\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,"
                                    + "\"done_reason\":\"stop\",\"prompt_eval_count\":3,\"eval_count\":3}\n"))
                            .toList());
        return ModelAnswer.status(404, "no such path");
    }

    private static Stream<String> words() { return Stream.of("one ", "two ", "three"); }

    private static ModelAnswer events(List<String> events) {
        return ModelAnswer.wire("text/event-stream", PAUSE, events.stream().map(event -> {
            String type = event.substring("{\"type\":\"".length(), event.indexOf('"', "{\"type\":\"".length()));
            return "event: " + type + "\ndata: " + event + "\n\n";
        }).toList());
    }

    private static List<String> messages() {
        List<String> events = new ArrayList<>(List.of(
                "{\"type\":\"message_start\",\"message\":{\"id\":\"m1\",\"role\":\"assistant\",\"content\":[],"
                        + "\"usage\":{\"input_tokens\":3,\"output_tokens\":1}}}",
                "{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}"));
        words().forEach(word -> events
                .add("{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"" + word + "\"}}"));
        events.addAll(List.of("{\"type\":\"content_block_stop\",\"index\":0}",
                "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"},\"usage\":{\"output_tokens\":3}}",
                "{\"type\":\"message_stop\"}"));
        return events;
    }

    private static List<String> responses() {
        List<String> events = new ArrayList<>(
                List.of("{\"type\":\"response.created\",\"response\":{\"id\":\"r1\",\"status\":\"in_progress\",\"output\":[]}}"));
        words().forEach(word -> events.add("{\"type\":\"response.output_text.delta\",\"item_id\":\"i1\",\"output_index\":0,"
                + "\"content_index\":0,\"delta\":\"" + word + "\"}"));
        events.add("{\"type\":\"response.completed\",\"response\":{\"id\":\"r1\",\"status\":\"completed\",\"output\":[],"
                + "\"usage\":{\"input_tokens\":3,\"output_tokens\":3,\"total_tokens\":6}}}");
        return events;
    }
}
