package ai.openclaw.model.offline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ModelProviderContract;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class OfflineModelTest implements ModelProviderContract {
    private final OfflineModel model = new OfflineModel(new FakeGateway(Path.of("/home/me/.openclaw")));

    @Override
    public ModelProvider provider() { return model; }

    @Override
    public String plain() { return "hello"; }

    @Override
    public String callsATool() { return "use tool look {\"at\":\"the sky\"}"; }

    @Override
    public String slow() { return "count to 200"; }

    @Test
    void echoesTheQuestionAndSaysHowToGetARealModel() throws Exception {
        String answer = ask("Is it raining?");
        assertTrue(answer.startsWith("You said: “Is it raining?”."), answer);
        assertTrue(answer.contains("`/home/me/.openclaw/openclaw.json`") && answer.contains("baseUrl:"), answer);
    }

    @Test
    void isBriefAfterTheFirstTurn() throws Exception {
        String answer = ModelProviderContract.text(events(new ModelMessage.User("one"),
                new ModelMessage.Assistant("You said: “one”.", List.of()), new ModelMessage.User("two")));
        assertEquals("You said: “two”.\n\nI am only **guide**, the offline model; say `setup` or `help`.", answer);
    }

    @Test
    void seesThroughTheEnvelope() throws Exception {
        String answer = ask("Sender (untrusted metadata):\n```json\n{}\n```\n\n[Fri 2026-11-20 08:11 UTC] count to 3");
        assertEquals("1 2 3", answer);
    }

    @Test
    void streamsInSeveralPieces() throws Exception { assertTrue(events(new ModelMessage.User("hello")).size() > 20); }

    @Test
    void takesItsTimeToCount() throws Exception {
        long began = System.nanoTime();
        assertEquals("1 2 3 4 5 6 7 8 9 10", ask("Count to 10."));
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() >= 200);
    }

    @Test
    void countsToAThousandAtMost() throws Exception { assertEquals("I count to 1000 at most.", ask("count to 1001")); }

    @Test
    void listsItsToolsOnHelp() throws Exception { assertTrue(ask("what can you do?").contains("* `look` – Looks at something.")); }

    @Test
    void namesTheToolsWhenAskedForAnotherOne() throws Exception {
        String answer = ask("use tool fly");
        assertTrue(answer.startsWith("I have no tool `fly`. ") && answer.contains("`look`"), answer);
    }

    @Test
    void refusesArgumentsThatAreNoJson() throws Exception {
        assertTrue(ask("use tool look {at: what}").startsWith("What follows `look` is no JSON object"));
    }

    @Test
    void answersWithWhatTheToolSaid() throws Exception {
        String answer = ModelProviderContract.text(events(new ModelMessage.User("use tool look"), new ModelMessage.Assistant("", List.of()),
                new ModelMessage.Result("guide1", "look", "it is blue", false)));
        assertEquals("The tool `look` answered:\n\nit is blue", answer);
    }

    @Test
    void stopsAtTheTokenLimit() throws Exception {
        List<ModelEvent> events = ModelProviderContract.read(model
                .generate(new ModelRequest("guide", "", List.of(new ModelMessage.User("hello")), List.of(), 5, Duration.ofSeconds(5))));
        assertEquals("length", ((ModelEvent.Done) events.getLast()).stopReason());
        assertEquals(6, events.size());
    }

    private String ask(String question) throws Exception { return ModelProviderContract.text(events(new ModelMessage.User(question))); }

    private List<ModelEvent> events(ModelMessage... messages) throws Exception {
        return ModelProviderContract.read(model.generate(request(model, messages)));
    }
}
