package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelStream;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * A streamed answer. The request leaves with the first {@link #next}, so that closing ends it at any moment.
 */
final class AnswerStream implements ModelStream {
    /** How long the end of the connection's response may take after the end of the answer; then the connection is not used again. */
    private static final Duration FOR_THE_REST = Duration.ofMillis(50);
    private final ModelCall call;
    private final Duration longestSilence;
    private final ObjectMapper json;
    private final Wording wording;
    private final ModelApi.Framing framing;
    private final AnswerParts parts;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private @Nullable Pieces reader;
    private boolean ended;

    AnswerStream(ModelCall call, Duration longestSilence, ObjectMapper json, Wording wording, ModelApi api) {
        this.call = call;
        this.longestSilence = longestSilence;
        this.json = json;
        this.wording = wording;
        this.framing = api.framing();
        this.parts = api.parts();
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        while (events.isEmpty() && !ended) {
            if (call.aborted())
                throw call.givenUp();
            Pieces current = reader == null ? open() : reader;
            if (current != null)
                read(current);
        }
        return Optional.ofNullable(events.poll());
    }

    private @Nullable Pieces open() throws InterruptedException {
        HttpResponse<AnswerBody> response = call.open();
        String type = response.headers().firstValue("Content-Type").orElse("nothing");
        if (type.startsWith("application/json"))
            whole(call.whole(response.body()));
        else if (!type.startsWith(framing.contentType))
            throw foreign(response.body(), type);
        else
            reader = framing == ModelApi.Framing.EVENTS ? new EventReader(response.body()) : new LineReader(response.body());
        return reader;
    }

    private RuntimeException foreign(AnswerBody body, String type) {
        body.abort();
        return wording.foreign(type + " instead of a stream");
    }

    /** The answer of a server that does not stream. */
    private void whole(String text) {
        take(text);
        if (!parts.finished())
            throw wording.foreign("JSON that is no answer of a model");
        end();
    }

    private void read(Pieces current) throws InterruptedException {
        try {
            Duration remaining = call.remaining();
            Optional<String> data = current.next(remaining.compareTo(longestSilence) < 0 ? remaining : longestSilence);
            if (data.isPresent() && !data.get().equals("[DONE]")) {
                take(data.get());
                if (!parts.complete())
                    return;
            } else if (data.isEmpty() && !parts.finished())
                throw new IOException("it ended without an end mark");
            if (data.isPresent())
                readTheRest(current);
            end();
        } catch (IOException e) {
            boolean byUs = call.aborted();
            call.abort();
            throw byUs ? call.givenUp() : wording.broken(e);
        }
    }

    private void take(String data) {
        try {
            JsonNode piece = json.readTree(data);
            Optional<JsonNode> error = parts.error(piece);
            if (error.isPresent()) {
                call.abort();
                throw wording.reported(error.get());
            }
            events.addAll(parts.take(piece));
        } catch (JsonProcessingException e) {
            call.abort();
            throw wording.foreign("an event that is no JSON");
        }
    }

    /** A connection that was read to its end is used again. */
    private void readTheRest(Pieces current) throws InterruptedException {
        try {
            current.next(FOR_THE_REST);
        } catch (IOException e) {
            call.abort();
        }
    }

    private void end() {
        events.addAll(parts.end());
        ended = true;
    }

    @Override
    public void close() {
        if (!ended)
            call.abort();
    }
}
