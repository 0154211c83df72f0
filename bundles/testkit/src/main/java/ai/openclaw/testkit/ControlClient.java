package ai.openclaw.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A client of a gateway's control plane, as the command line is one, that remembers every event it hears. */
public final class ControlClient implements AutoCloseable {
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String BEING_STARTED = " is being started; try again";
    private static final Duration RETRY = Duration.ofMillis(20);

    private final AtomicInteger requests = new AtomicInteger();
    private final Map<String, CompletableFuture<JsonNode>> asked = new ConcurrentHashMap<>();
    private final CompletableFuture<Integer> closed = new CompletableFuture<>();
    private final List<JsonNode> events = new ArrayList<>(); // guarded by itself
    private final WebSocket socket;
    private final JsonNode hello;

    private ControlClient(URI url, String token, Set<String> scopes) {
        socket = await(HTTP.newWebSocketBuilder().connectTimeout(PATIENCE).buildAsync(url, new Ear()), "a connection to " + url);
        event("connect.challenge", _ -> true);
        hello = ask("connect", Map.of("minProtocol", 3, "maxProtocol", 4, "role", "operator", "scopes", scopes, "auth",
                Map.of("token", token), "client", Map.of("id", "cli", "mode", "cli", "version", "test", "platform", "test")));
    }

    /**
     * Connects as the operator who may do everything.
     *
     * @param url such as {@code ws://127.0.0.1:18789}
     */
    public static ControlClient connect(String url, String token) {
        return new ControlClient(URI.create(url), token, Set.of("operator.admin"));
    }

    /** What the gateway said when it let us in. */
    public JsonNode hello() { return hello; }

    /**
     * Asks and returns the payload of the last answer; an answer {@code accepted} is not it. A method whose bundle is just being started is
     * asked again.
     */
    public JsonNode ask(String method, Object params) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        JsonNode answer = await(send(method, params), "the answer to " + method);
        while (answer.at("/error/message").asText().endsWith(BEING_STARTED) && System.nanoTime() < end) {
            LockSupport.parkNanos(RETRY.toNanos());
            answer = await(send(method, params), "the answer to " + method);
        }
        return payload(method, answer);
    }

    /** The same, whatever the answer is. */
    public JsonNode askOnce(String method, Object params) {
        return payload(method, await(send(method, params), "the answer to " + method));
    }

    private static JsonNode payload(String method, JsonNode answer) {
        if (!answer.path("ok").asBoolean())
            throw new Refused(method, answer.path("error"));
        return answer.path("payload");
    }

    /** Lets an agent answer in a session, and returns its words. */
    public String agent(String sessionKey, String message) {
        return text(ask("agent", agentParams(sessionKey, message)));
    }

    /** The same without waiting. */
    public CompletableFuture<String> agentLater(String sessionKey, String message) {
        return send("agent", agentParams(sessionKey, message)).thenApply(answer -> text(answer.path("payload")));
    }

    private static Map<String, Object> agentParams(String sessionKey, String message) {
        return Map.of("sessionKey", sessionKey, "message", message, "idempotencyKey", java.util.UUID.randomUUID().toString());
    }

    private static String text(JsonNode payload) { return payload.at("/result/payloads/0/text").asText(); }

    private CompletableFuture<JsonNode> send(String method, Object params) {
        String id = Integer.toString(requests.incrementAndGet());
        CompletableFuture<JsonNode> answer = new CompletableFuture<>();
        asked.put(id, answer);
        var _ = closed.thenAccept(code -> answer.completeExceptionally(new IOException("the socket was closed with " + code)));
        write(Map.of("type", "req", "id", id, "method", method, "params", params));
        return answer;
    }

    private synchronized void write(Map<String, Object> frame) {
        try {
            await(socket.sendText(FakeHttpServer.JSON.writeValueAsString(frame), true), "a frame to go out");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The payloads of all events of a name so far, oldest first. */
    public List<JsonNode> events(String name) {
        synchronized (events) {
            return events.stream().filter(event -> event.path("event").asText().equals(name)).map(event -> event.path("payload")).toList();
        }
    }

    /** Waits for an event, or finds one that came before. */
    public JsonNode event(String name, Predicate<JsonNode> wanted) {
        Await.until("an event " + name + " came", PATIENCE, () -> events(name).stream().anyMatch(wanted));
        return events(name).stream().filter(wanted).findFirst().orElseThrow();
    }

    /** Whether the connection stands. */
    public boolean open() { return !closed.isDone(); }

    /** Waits for the end of the connection and returns its close code; 1006 for one that was cut. */
    public int closeCode() {
        return await(closed, "the end of the connection");
    }

    @Override
    public void close() { socket.abort(); }

    private static <T> T await(CompletableFuture<T> future, String what) {
        try {
            return future.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError(what + ": " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new AssertionError(what + " did not come within " + PATIENCE.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(what + ": interrupted", e);
        }
    }

    /** The gateway answered with an error. */
    public static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1;

        Refused(String method, JsonNode error) { super(error.path("message").asText(method + " was refused")); }
    }

    private final class Ear implements WebSocket.Listener {
        private final StringBuilder text = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
            text.append(part);
            if (last) {
                hear(text.toString());
                text.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void hear(String frame) {
            JsonNode tree;
            try {
                tree = FakeHttpServer.JSON.readTree(frame);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            CompletableFuture<JsonNode> answer = asked.get(tree.path("id").asText());
            if (tree.path("type").asText().equals("event"))
                synchronized (events) {
                    events.add(tree);
                }
            else if (answer != null && !tree.at("/payload/status").asText().equals("accepted"))
                answer.complete(tree);
        }

        @Override
        public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
            closed.complete(code);
            return null;
        }

        @Override
        public void onError(WebSocket from, Throwable problem) { closed.complete(1006); }
    }
}
