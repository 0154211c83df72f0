package ai.openclaw.channel.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The Telegram Bot API of one bot: {@code POST <root>/bot<token>/<method>} with JSON (core.telegram.org/bots/api). */
final class BotApi implements AutoCloseable {
    /** A hundred updates of the largest kind stay far below. */
    private static final long MAX_ANSWER = 16 << 20;

    private final String root;
    private final BotToken token;
    private final ObjectMapper json = new ObjectMapper();
    // the client and its threads exist from the first call on; guarded by this
    private @Nullable HttpClient client;
    private @Nullable ExecutorService threads;
    private boolean closed;
    private volatile @Nullable CompletableFuture<HttpResponse<byte[]>> polling;
    private volatile boolean pollEnded;

    BotApi(String root, BotToken token) {
        this.root = root;
        this.token = token;
    }

    /** Calls a method and returns its result. */
    JsonNode call(String method, Map<String, ?> params, Duration timeout) throws BotApiException, InterruptedException {
        return result(send(method, params), timeout);
    }

    /** The same for a call that waits long; {@link #endPoll} ends it. */
    JsonNode poll(String method, Map<String, ?> params, Duration timeout) throws BotApiException, InterruptedException {
        CompletableFuture<HttpResponse<byte[]>> answer = send(method, params);
        polling = answer;
        if (pollEnded)
            answer.cancel(true);
        return result(answer, timeout);
    }

    /** Ends the poll that waits now, and every later one. */
    void endPoll() {
        pollEnded = true;
        CompletableFuture<HttpResponse<byte[]>> answer = polling;
        if (answer != null)
            answer.cancel(true);
    }

    private JsonNode result(CompletableFuture<HttpResponse<byte[]>> answer, Duration timeout) throws BotApiException, InterruptedException {
        try {
            return result(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw BotApiException.lost("no answer within " + timeout.toSeconds() + " s");
        } catch (ExecutionException | CancellationException e) {
            if (e.getCause() instanceof ConnectException || e.getCause() instanceof HttpConnectTimeoutException)
                throw unreachable("no connection to " + URI.create(root).getHost() + " (" + cause(e) + ")");
            throw BotApiException.lost("the connection to " + URI.create(root).getHost() + " was cut (" + cause(e) + ")");
        } finally {
            answer.cancel(true);
        }
    }

    private CompletableFuture<HttpResponse<byte[]>> send(String method, Map<String, ?> params) throws BotApiException {
        try {
            URI uri = URI.create(root + "/bot" + token.secret().value() + "/" + method);
            HttpRequest request = HttpRequest.newBuilder(uri).setHeader("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(json.writeValueAsBytes(params))).build();
            return start(request);
        } catch (JsonProcessingException e) {
            throw new BotApiException(400, "the parameters of " + method + " are no JSON", Optional.empty());
        }
    }

    /** Under the lock of {@link #close}: a request leaves before it, or not at all and is known not to have left. */
    private synchronized CompletableFuture<HttpResponse<byte[]>> start(HttpRequest request) throws BotApiException {
        return client().sendAsync(request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MAX_ANSWER));
    }

    private JsonNode result(HttpResponse<byte[]> response) throws BotApiException {
        JsonNode answer = parse(response);
        if (answer.path("ok").asBoolean())
            return answer.path("result");
        int status = answer.path("error_code").asInt(response.statusCode());
        JsonNode pause = answer.path("parameters").path("retry_after");
        throw new BotApiException(status < 400 ? 502 : status, answer.path("description").asText("no description"),
                pause.isNumber() ? Optional.of(Duration.ofSeconds(Math.clamp(pause.asLong(), 0, 3600))) : Optional.empty());
    }

    private JsonNode parse(HttpResponse<byte[]> response) throws BotApiException {
        try {
            JsonNode answer = json.readTree(new String(response.body(), StandardCharsets.UTF_8));
            if (answer.isObject())
                return answer;
        } catch (JsonProcessingException e) {
            // what it was instead is not worth a look: a proxy's page, most often
        }
        int status = response.statusCode();
        throw new BotApiException(status < 400 ? 502 : status, "the answer is no JSON; does apiRoot lead to a Bot API?", Optional.empty());
    }

    private synchronized HttpClient client() throws BotApiException {
        if (closed)
            throw unreachable("the account is being stopped");
        if (client == null) {
            threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("telegram-http-", 0).factory());
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).connectTimeout(Duration.ofSeconds(10))
                    .build();
        }
        return client;
    }

    private static BotApiException unreachable(String why) { return new BotApiException(0, why, Optional.empty()); }

    /** The kind of failure alone: some messages of the HTTP client hold the address, and so the token. */
    private static String cause(Exception e) {
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return cause.getClass().getSimpleName();
    }

    /** Lets what is being sent come to its end for a second, for a message that was cut off would be sent twice; then ends everything. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdown();
            try {
                if (!client.awaitTermination(Duration.ofSeconds(1)))
                    client.shutdownNow();
                client.awaitTermination(Duration.ofMillis(500));
            } catch (InterruptedException e) {
                client.shutdownNow();
                Thread.currentThread().interrupt();
            }
            client = null;
        }
        if (threads != null)
            threads.shutdownNow();
    }
}
