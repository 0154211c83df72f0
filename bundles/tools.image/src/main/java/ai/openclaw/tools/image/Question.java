package ai.openclaw.tools.image;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelInfo;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelProvider;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One question about a picture, in a conversation of its own. */
final class Question {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int MAX_TOKENS = 4096;
    private static final int MAX_CHARS = 50_000;

    private Question() {}

    /** @throws GatewayException when the model does not answer, in plain words */
    @SuppressWarnings("CatchingUnchecked") // a provider is a plugin: whatever it throws ends this question only
    static String ask(ModelProvider provider, ModelInfo model, String prompt, Image image) throws InterruptedException {
        ModelRequest request = new ModelRequest(model.id(), "", List.of(new ModelMessage.User(prompt, List.of(image))), List.of(),
                Math.min(MAX_TOKENS, model.maxTokens()), PATIENCE);
        try (ModelStream stream = provider.generate(request)) {
            return read(stream);
        } catch (InterruptedException | GatewayException e) {
            throw e;
        } catch (Exception e) {
            throw new GatewayException(ai.openclaw.api.ErrorCode.UNAVAILABLE, "its provider failed (" + e + ")", e);
        }
    }

    private static String read(ModelStream stream) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        for (Optional<ModelEvent> event = stream.next(); event.isPresent(); event = stream.next()) {
            if (event.get() instanceof ModelEvent.Text(String delta))
                text.append(delta);
            if (event.get() instanceof ModelEvent.Done || text.length() > MAX_CHARS)
                break;
        }
        if (text.toString().isBlank())
            throw GatewayException.unavailable("it answered nothing");
        return text.toString();
    }
}
