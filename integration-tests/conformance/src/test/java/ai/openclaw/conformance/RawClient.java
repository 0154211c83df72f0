package ai.openclaw.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client that sends frames as they were recorded. */
final class RawClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;
    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private final Traffic traffic = new Traffic();

    RawClient(String url, String origin) throws Exception {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(Duration.ofSeconds(PATIENCE_SECONDS));
        if (!origin.isEmpty())
            builder.header("Origin", origin);
        socket = builder.buildAsync(URI.create(url), this).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            traffic.received(text.toString());
            try {
                frames.add(Transcripts.JSON.readTree(text.toString()));
            } catch (IOException e) {
                closed.complete("no JSON: " + text);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        closed.complete(code + " " + reason);
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable problem) { closed.complete("1006 " + problem); }

    void send(String frame) throws Exception {
        traffic.sent(frame);
        socket.sendText(frame, true).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    JsonNode next(Predicate<JsonNode> wanted) throws InterruptedException {
        while (true) {
            JsonNode frame = frames.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
            if (frame == null)
                throw new AssertionError("no such frame; socket: " + closed.getNow("open"));
            if (wanted.test(frame))
                return frame;
        }
    }

    JsonNode event(String name) throws InterruptedException { return next(frame -> frame.path("event").asText().equals(name)); }

    JsonNode answer(String id) throws InterruptedException {
        return next(frame -> frame.path("type").asText().equals("res") && frame.path("id").asText().equals(id));
    }

    /** Code and reason, once it is closed. */
    String closed() throws Exception {
        try {
            return closed.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            return "still open";
        }
    }

    @Override
    public void close() { socket.abort(); }
}
