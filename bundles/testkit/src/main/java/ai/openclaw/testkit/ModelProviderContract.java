package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ModelProvider} keeps to. A test class implements it and runs it with its own tests. */
public interface ModelProviderContract {
    /** A provider whose server, if it needs one, works. The test class ends both. */
    ModelProvider provider() throws Exception;

    /** A message that is answered with text. */
    String plain();

    /** A message that makes the model call the tool {@code look} with {@code {"at":"the sky"}}. */
    String callsATool();

    /** A message whose answer takes 2 s or more. */
    String slow();

    /** The one tool that requests offer. */
    ToolSpec LOOK = new ToolSpec("look", "Looks at something.",
            Map.of("type", "object", "properties", Map.of("at", Map.of("type", "string")), "required", List.of("at")));

    /** A request with the tool {@code look}. */
    default ModelRequest request(ModelProvider provider, ModelMessage... messages) {
        return new ModelRequest(provider.models().getFirst().id(), "Be brief.", List.of(messages), List.of(LOOK), 1000,
                Duration.ofSeconds(20));
    }

    /** Reads an answer to its end. */
    static List<ModelEvent> read(ModelStream stream) throws InterruptedException {
        List<ModelEvent> events = new ArrayList<>();
        try (stream) {
            for (Optional<ModelEvent> next = stream.next(); next.isPresent(); next = stream.next())
                events.add(next.get());
            assertTrue(stream.next().isEmpty(), "after the end comes nothing");
        }
        return events;
    }

    /** The text of an answer. */
    static String text(List<ModelEvent> events) {
        StringBuilder text = new StringBuilder();
        for (ModelEvent event : events)
            if (event instanceof ModelEvent.Text more)
                text.append(more.delta());
        return text.toString();
    }

    @Test
    default void namesItsModelsAtOnce() throws Exception {
        ModelProvider provider = provider();
        long began = System.nanoTime();
        List<ModelInfo> models = provider.models();
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 100, "models() must not ask the network");
        assertFalse(models.isEmpty());
        for (ModelInfo model : models)
            assertTrue(!model.id().isEmpty() && model.contextWindow() > 0 && model.maxTokens() > 0 && model.input().contains("text"),
                    model.toString());
    }

    @Test
    default void answersWithTextAndThenDone() throws Exception {
        ModelProvider provider = provider();
        List<ModelEvent> events = read(provider.generate(request(provider, new ModelMessage.User(plain()))));
        assertFalse(text(events).isBlank());
        ModelEvent.Done done = (ModelEvent.Done) events.getLast();
        assertEquals("stop", done.stopReason());
        assertTrue(done.usage().input() > 0 && done.usage().output() > 0, done.toString());
        assertEquals(1, events.stream().filter(ModelEvent.Done.class::isInstance).count());
    }

    @Test
    default void callsAToolAndGoesOnAfterItsResult() throws Exception {
        ModelProvider provider = provider();
        ModelMessage question = new ModelMessage.User(callsATool());
        List<ModelEvent> events = read(provider.generate(request(provider, question)));
        ModelEvent.ToolCall call = (ModelEvent.ToolCall) events.get(events.size() - 2);
        assertEquals("look", call.tool());
        assertEquals(Map.of("at", "the sky"), call.arguments());
        assertFalse(call.id().isEmpty());
        assertEquals("toolUse", ((ModelEvent.Done) events.getLast()).stopReason());

        ModelMessage said = new ModelMessage.Assistant("", List.of(new ModelMessage.Call(call.id(), call.tool(), call.arguments())));
        ModelMessage result = new ModelMessage.Result(call.id(), call.tool(), "it is blue", false);
        List<ModelEvent> more = read(provider.generate(request(provider, question, said, result)));
        assertFalse(text(more).isBlank());
    }

    @Test
    default void closingEndsABlockedRead() throws Exception {
        ModelProvider provider = provider();
        ModelStream stream = provider.generate(request(provider, new ModelMessage.User(slow())));
        assertTrue(stream.next().isPresent());
        Thread reader = Thread.ofVirtual().start(() -> drain(stream));
        Await.until("the reader waits", () -> reader.getState() != Thread.State.NEW);
        long began = System.nanoTime();
        stream.close();
        stream.close();
        assertTrue(reader.join(Duration.ofSeconds(5)), "the reader came to an end");
        assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 1000, "and soon");
    }

    private static void drain(ModelStream stream) {
        try {
            while (stream.next().isPresent()) {
                // the text does not matter here
            }
        } catch (GatewayException | InterruptedException e) {
            // both say that the answer was given up
        }
    }
}
