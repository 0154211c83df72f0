package ai.openclaw.conformance;

import ai.openclaw.testkit.Await;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A client that sends frames as they were recorded. */
final class RawClient implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final long PATIENCE_SECONDS = 20;
    /** A tick comes every 30 s. */
    private static final Duration EVENT_PATIENCE = Duration.ofSeconds(40);
    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<JsonNode> frames = new LinkedBlockingQueue<>();
    private final List<JsonNode> received = new CopyOnWriteArrayList<>();
    private final CompletableFuture<Void> pong = new CompletableFuture<>();
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
                JsonNode frame = Transcripts.JSON.readTree(text.toString());
                received.add(frame);
                frames.add(frame);
            } catch (IOException e) {
                closed.complete("no JSON: " + text);
            }
            text.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer message) {
        pong.complete(null);
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

    void send(byte[] frame) throws Exception { socket.sendBinary(ByteBuffer.wrap(frame), true).get(PATIENCE_SECONDS, TimeUnit.SECONDS); }

    /** Sends a frame that the gateway may refuse before it is complete. */
    void pour(String frame) throws Exception {
        socket.sendText(frame, true).exceptionally(_ -> socket).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** Returns when the gateway answered. */
    void ping() throws Exception {
        socket.sendPing(ByteBuffer.allocate(0)).get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        pong.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    /** All frames that came, in their order. */
    List<JsonNode> received() { return received; }

    /** An event of this name that came after so many frames; waits for it. */
    JsonNode event(String name, int after) {
        Await.until("event " + name, EVENT_PATIENCE, () -> events(name, after).findFirst().isPresent());
        return events(name, after).findFirst().orElseThrow();
    }

    private Stream<JsonNode> events(String name, int after) {
        return received.stream().skip(after).filter(frame -> frame.path("event").asText().equals(name));
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
