package ai.openclaw.control;

import ai.openclaw.api.JsonText;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A client of the control plane on the JDK's WebSocket. */
final class TestSocket implements WebSocket.Listener, AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private final StringBuilder text = new StringBuilder();
    private final BlockingQueue<Map<String, Object>> frames = new LinkedBlockingQueue<>();
    private final CompletableFuture<String> closed = new CompletableFuture<>();
    private final WebSocket socket;
    private int requests;

    TestSocket(int port, String... headers) throws Exception { this(port, "/", headers); }

    TestSocket(int port, String path, String[] headers) throws Exception {
        WebSocket.Builder builder = HTTP.newWebSocketBuilder().connectTimeout(PATIENCE);
        for (int i = 0; i < headers.length; i += 2)
            if (headers[i].equals("subprotocols"))
                builder.subprotocols(headers[i + 1], "another");
            else
                builder.header(headers[i], headers[i + 1]);
        socket = builder.buildAsync(URI.create("ws://127.0.0.1:" + port + path), this).get(10, TimeUnit.SECONDS);
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        text.append(data);
        if (last) {
            frames.add(json(text.toString()));
            text.setLength(0);
        }
        webSocket.request(1);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
        closed.complete(statusCode + " " + reason);
        return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) { closed.complete("error " + error); }

    @SuppressWarnings("unchecked")
    static Map<String, Object> json(String text) {
        try {
            return (Map<String, Object>) Objects.requireNonNull(JsonText.parse(text));
        } catch (IllegalArgumentException e) {
            throw new AssertionError(text, e);
        }
    }

    String subprotocol() { return socket.getSubprotocol(); }

    void send(String frame) { socket.sendText(frame, true).join(); }

    /** Sends a frame that the gateway may refuse before it is complete. */
    void pour(String frame) {
        socket.sendText(frame, true).exceptionally(_ -> socket).join();
    }

    /** Sends one frame in pieces. */
    void sendPieces(String... pieces) {
        for (int i = 0; i < pieces.length; i++)
            socket.sendText(pieces[i], i == pieces.length - 1).exceptionally(_ -> socket).join();
    }

    void send(byte[] frame) { socket.sendBinary(ByteBuffer.wrap(frame), true).join(); }

    /** Sends a request without waiting; the id. */
    String ask(String method, @Nullable Object params) {
        String id = "r" + ++requests;
        Map<String, @Nullable Object> frame = new LinkedHashMap<>();
        frame.put("type", "req");
        frame.put("id", id);
        frame.put("method", method);
        frame.put("params", params);
        send(JsonText.write(frame));
        return id;
    }

    /** Sends a request and waits for its answer; other frames are dropped. */
    Map<String, Object> request(String method, @Nullable Object params) {
        String id = ask(method, params);
        return next(frame -> id.equals(frame.get("id")));
    }

    Map<String, Object> event(String name) { return next(frame -> name.equals(frame.get("event"))); }

    Map<String, Object> next(java.util.function.Predicate<Map<String, Object>> wanted) {
        try {
            while (true) {
                Map<String, Object> frame = frames.poll(10, TimeUnit.SECONDS);
                if (frame == null)
                    throw new AssertionError("no such frame; socket: " + closed.getNow("open"));
                if (wanted.test(frame))
                    return frame;
            }
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** Code and reason, once it is closed. */
    String closed() throws Exception {
        try {
            return closed.get(10, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("still open, waiting: " + List.copyOf(frames), e);
        }
    }

    boolean open() { return !closed.isDone(); }

    @Override
    public void close() { socket.abort(); }
}
