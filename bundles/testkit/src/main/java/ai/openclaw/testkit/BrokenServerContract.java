package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What every {@link ModelProvider} behind HTTP makes of a server that does not do what it should. A test class implements it. */
public interface BrokenServerContract {
    /** The server. */
    ScriptedServer server();

    /** The provider {@code fake} at this address; it waits 1 s for the next piece, and its key is {@code sk-hush}. The test class ends it. */
    ModelProvider at(String origin);

    /** Of a streamed answer. */
    String contentType();

    /** The beginning of an answer that says {@code half}, as it is on the wire. */
    String beginning();

    /** A whole answer that calls the tool {@code look} with the arguments <code>{"at": oops</code>, as it is on the wire. */
    String brokenCall();

    private List<ModelEvent> ask(String origin) throws InterruptedException {
        ModelMessage question = new ModelMessage.User("go");
        return ModelProviderContract.read(at(origin)
                .generate(new ModelRequest("x", "", List.of(question), List.of(ModelProviderContract.LOOK), 100, Duration.ofSeconds(9))));
    }

    private GatewayException failure(ModelFailure kind, ModelAnswer... answers) {
        server().answer(answers);
        GatewayException failure = assertThrows(GatewayException.class, () -> ask(server().origin()));
        assertEquals(Optional.of(kind), ModelFailure.in(failure), failure.message());
        assertTrue(failure.message().startsWith("model fake/x: "), failure.message());
        assertTrue(!failure.message().contains("sk-hush"), failure.message());
        return failure;
    }

    @Test
    default void saysThatNobodyAnswersAtTheAddress() {
        GatewayException failure = assertThrows(GatewayException.class, () -> ask("http://127.0.0.1:1"));
        assertEquals(Optional.of(ModelFailure.UNREACHABLE), ModelFailure.in(failure));
    }

    @Test
    default void givesUpAnAnswerThatStalls() { failure(ModelFailure.TIMEOUT, ModelAnswer.stalled(contentType(), beginning())); }

    @Test
    default void saysThatTheConnectionWasCutInTheMiddle() {
        failure(ModelFailure.OVERLOADED, ModelAnswer.cutAfterWire(contentType(), beginning()));
        assertEquals(1, server().requests().size(), "what was half told is not asked for again");
    }

    @Test
    default void takesAnEndInTheMiddleForAFailure() { failure(ModelFailure.OVERLOADED, ModelAnswer.raw(contentType(), beginning())); }

    @Test
    default void refusesHalfAJson() {
        String whole = beginning();
        failure(ModelFailure.UNREACHABLE, ModelAnswer.raw(contentType(), whole.substring(0, whole.lastIndexOf('}') - 1) + "\n\n"));
    }

    @Test
    default void tellsArgumentsThatAreNoJsonAsSuch() throws Exception {
        server().answer(ModelAnswer.raw(contentType(), brokenCall()));
        List<ModelEvent> events = ask(server().origin());
        ModelEvent.BrokenCall call = (ModelEvent.BrokenCall) events.get(events.size() - 2);
        assertEquals("look", call.tool());
        assertEquals("{\"at\": oops", call.arguments());
    }

    @Test
    default void refusesALineWithoutAnEnd() {
        failure(ModelFailure.OVERLOADED, ModelAnswer.raw(contentType(), "data: " + "x".repeat((1 << 20) + 10)));
    }

    @Test
    default void knowsAConversationThatIsTooLong() {
        failure(ModelFailure.CONTEXT, ModelAnswer.status(400, "prompt is too long: 210000 tokens > 200000 maximum"));
        failure(ModelFailure.CONTEXT, ModelAnswer.status(400, "This model's maximum context length is 8192 tokens."));
        failure(ModelFailure.REQUEST, ModelAnswer.status(400, "temperature is out of range"));
    }

    @Test
    default void knowsAKeyThatIsRefused() {
        GatewayException failure = failure(ModelFailure.AUTH, ModelAnswer.status(401, "bad key sk-hush"));
        assertTrue(failure.message().endsWith("the API key was refused; set models.providers.fake.apiKey"), failure.message());
        failure(ModelFailure.AUTH, ModelAnswer.status(403, "not allowed"));
    }

    @Test
    default void knowsAnAccountWithoutMoney() { failure(ModelFailure.BILLING, ModelAnswer.status(402, "please pay")); }

    @Test
    default void knowsAModelThatIsNotThere() { failure(ModelFailure.NO_MODEL, ModelAnswer.status(404, "no such model")); }

    @Test
    default void saysWhenABusyServerWantsToBeAskedAgain() {
        GatewayException failure = failure(ModelFailure.RATE_LIMIT, ModelAnswer.busy("60"));
        assertEquals(60_000, failure.retryAfterMs().orElse(0));
        assertEquals(1, server().requests().size());
    }

    @Test
    default void asksABusyServerAgain() throws Exception {
        server().answer(ModelAnswer.busy("0"), ModelAnswer.status(503, "overloaded"));
        assertTrue(ask(server().origin()).getLast() instanceof ModelEvent.Done);
    }

    @Test
    default void givesUpOnAServerThatStaysBroken() {
        failure(ModelFailure.OVERLOADED, ModelAnswer.status(500, "a"), ModelAnswer.status(502, "b"), ModelAnswer.status(529, "c"));
    }
}
