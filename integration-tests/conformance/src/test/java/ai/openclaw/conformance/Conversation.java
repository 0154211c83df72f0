package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** One recorded exchange between a model and several clients: what each of them is told now beside what the recorded one was told. */
final class Conversation {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private final String name;
    private final JsonNode exchange;
    private final Map<String, RawClient> clients;
    private final Differences differences;
    private final Comparison comparison;
    private final Map<String, Integer> marks = new HashMap<>();

    /** @param clients by their names in the exchange */
    Conversation(String name, JsonNode exchange, Map<String, RawClient> clients, Differences differences) {
        this.name = name;
        this.exchange = exchange;
        this.clients = clients;
        this.differences = differences;
        this.comparison = new Comparison(name, differences);
        clients.forEach((key, client) -> marks.put(key, client.received().size()));
    }

    /** Says what was said, each time when all was heard that was heard before, and compares. */
    void replay(FakeModelServer model, String toolEventsOf) throws Exception {
        prepare(model);
        for (Map.Entry<String, JsonNode> recorded : exchange.properties())
            speak(recorded.getKey(), recorded.getValue());
        clients.keySet().forEach(client -> heard(client, wanted(client).size()));
        everythingTold();
        for (String client : clients.keySet()) {
            compare(client);
            new RunEventRules(comparison, client.equals(toolEventsOf)).check(since(client));
        }
        assertEquals(List.of(), comparison.problems());
    }

    private void prepare(FakeModelServer model) {
        List<JsonNode> all = exchange.properties().stream().flatMap(recorded -> Frames.received(recorded.getValue()).stream()).toList();
        if (all.stream().anyMatch(frame -> Frames.kind(frame).equals("agent lifecycle start")))
            exchange.findValuesAsText("message").stream().filter(text -> !text.isEmpty()).findFirst()
                    .ifPresent(message -> RecordedModel.answer(model, message, words(all)));
    }

    /** How many words of a slow answer each client had heard. */
    private static int words(List<JsonNode> frames) {
        return (int) frames.stream().filter(frame -> Frames.kind(frame).equals("agent assistant"))
                .map(frame -> frame.at("/payload/data/text").asText()).distinct().count();
    }

    private void speak(String client, JsonNode steps) throws Exception {
        int heard = 0;
        for (JsonNode step : steps) {
            if (step.path("dir").asText().equals("send")) {
                heard(client, heard);
                client(client).send(step.path("frame").toString());
            } else if (compared(step.path("frame"))) {
                heard++;
            }
        }
    }

    private void heard(String client, int frames) {
        Await.until(client + " heard " + frames + " of " + wanted(client).stream().map(Frames::kind).toList(), PATIENCE,
                () -> found(client).size() >= frames);
    }

    /** A health event is behind all other events. */
    private void everythingTold() throws Exception {
        List<Runnable> waits = clients.values().stream().<Runnable>map(client -> {
            int before = client.received().size();
            return () -> client.event("health", before);
        }).toList();
        RawClient any = clients.values().iterator().next();
        any.send("{\"type\":\"req\",\"id\":\"told\",\"method\":\"health\",\"params\":{\"probe\":true}}");
        waits.forEach(Runnable::run);
    }

    private void compare(String client) {
        List<JsonNode> wanted = wanted(client);
        List<JsonNode> found = found(client);
        comparison.expect("/" + client, wanted.stream().map(Frames::kind).toList(), found.stream().map(Frames::kind).toList());
        for (int i = 0; i < Math.min(wanted.size(), found.size()); i++)
            comparison.same(Frames.path(wanted.get(i)), wanted.get(i), found.get(i));
        comparison.expect("/" + client + "/chat deltas", throttled(Frames.received(exchange.path(client)).stream()),
                throttled(since(client).stream()));
    }

    private static boolean throttled(Stream<JsonNode> frames) { return frames.anyMatch(Frames::throttled); }

    private List<JsonNode> wanted(String client) {
        return Frames.answersById(Frames.received(exchange.path(client)).stream().filter(this::compared));
    }

    private List<JsonNode> found(String client) { return Frames.answersById(since(client).stream().filter(this::compared)); }

    private List<JsonNode> since(String client) {
        List<JsonNode> all = client(client).received();
        return all.subList(Objects.requireNonNull(marks.get(client)), all.size()).stream()
                .filter(frame -> !frame.path("id").asText().equals("told")).toList();
    }

    private RawClient client(String client) { return Objects.requireNonNull(clients.get(client)); }

    private boolean compared(JsonNode frame) {
        return !Frames.ambient(frame) && !Frames.throttled(frame) && differences.reason(name, "/frames" + Frames.path(frame)).isEmpty();
    }
}
