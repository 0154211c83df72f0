package ai.openclaw.model.openai;

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
final class ChatStream implements ModelStream {
    /** How long the end of the connection's response may take after the end of the answer; then the connection is not used again. */
    private static final Duration FOR_THE_REST = Duration.ofMillis(50);
    private final ChatCall call;
    private final Duration longestSilence;
    private final ObjectMapper json;
    private final Wording wording;
    private final String model;
    private final ChatChunks chunks;
    private final Queue<ModelEvent> events = new ArrayDeque<>();
    private @Nullable EventReader reader;
    private boolean ended;

    ChatStream(ChatCall call, Duration longestSilence, ObjectMapper json, Wording wording, String model) {
        this.call = call;
        this.longestSilence = longestSilence;
        this.json = json;
        this.wording = wording;
        this.model = model;
        this.chunks = new ChatChunks(json);
    }

    @Override
    public Optional<ModelEvent> next() throws InterruptedException {
        while (events.isEmpty() && !ended) {
            if (call.aborted())
                throw call.givenUp();
            EventReader current = reader == null ? open() : reader;
            if (current != null)
                read(current);
        }
        return Optional.ofNullable(events.poll());
    }

    private @Nullable EventReader open() throws InterruptedException {
        HttpResponse<AnswerBody> response = call.open();
        String type = response.headers().firstValue("Content-Type").orElse("nothing");
        if (type.startsWith("application/json"))
            whole(ChatCall.text(response.body()));
        else if (!type.startsWith("text/event-stream"))
            throw foreign(response.body(), type);
        else
            reader = new EventReader(response.body());
        return reader;
    }

    private RuntimeException foreign(AnswerBody body, String type) {
        body.abort();
        return wording.foreign(model, type + " instead of a stream");
    }

    /** The answer of a server that does not stream. */
    private void whole(String text) {
        take(text);
        if (!chunks.finished())
            throw wording.foreign(model, "JSON that is no chat completion");
        end();
    }

    private void read(EventReader current) throws InterruptedException {
        try {
            Duration remaining = call.remaining();
            Optional<String> data = current.next(remaining.compareTo(longestSilence) < 0 ? remaining : longestSilence);
            if (data.isPresent() && !data.get().equals("[DONE]")) {
                take(data.get());
                return;
            }
            if (data.isEmpty() && !chunks.finished())
                throw new IOException("it ended without an end mark");
            if (data.isPresent())
                readTheRest(current);
            end();
        } catch (IOException e) {
            boolean byUs = call.aborted();
            call.abort();
            throw byUs ? call.givenUp() : wording.broken(model, e);
        }
    }

    private void take(String data) {
        try {
            JsonNode chunk = json.readTree(data);
            if (chunk.path("error").isObject() || chunk.path("error").isTextual())
                throw wording.reported(model, chunk);
            events.addAll(chunks.take(chunk));
        } catch (JsonProcessingException e) {
            call.abort();
            throw wording.foreign(model, "an event that is no JSON");
        }
    }

    /** A connection that was read to its end is used again. */
    private void readTheRest(EventReader current) throws InterruptedException {
        try {
            current.next(FOR_THE_REST);
        } catch (IOException e) {
            call.abort();
        }
    }

    private void end() {
        events.addAll(chunks.end());
        ended = true;
    }

    @Override
    public void close() {
        if (!ended)
            call.abort();
    }
}
