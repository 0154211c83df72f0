package ai.openclaw.search.answers;

import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The server of an engine. There is no connection and no thread before the first search. Guarded by itself. */
final class AnswerServer implements AutoCloseable {
    private static final int LARGEST = 4 << 20;
    private final Config config;
    private final Engine engine;
    private @Nullable HttpClient client;
    private boolean closed;

    AnswerServer(Config config, Engine engine) {
        this.config = config;
        this.engine = engine;
    }

    boolean ready() { return EngineSettings.of(config, engine).key(config, engine).isPresent(); }

    String model() { return EngineSettings.of(config, engine).model().orElse(engine.model()); }

    /**
     * Sends JSON to a path below the engine's address.
     *
     * @param header takes the key, behind the prefix
     * @throws GatewayException {@code UNAVAILABLE} in plain words
     */
    Map<?, ?> post(String path, String header, String prefix, Map<String, Object> body) throws InterruptedException {
        EngineSettings settings = EngineSettings.of(config, engine);
        Secret key = settings.key(config, engine)
                .orElseThrow(() -> GatewayException.unavailable(engine.name() + " needs a key; a person can set " + engine.path()
                        + ".apiKey, or " + engine.variables().getFirst() + " in ~/.openclaw/.env"));
        HttpRequest request = HttpRequest.newBuilder(uri(settings.baseUrl().orElse(engine.baseUrl()), path))
                .header("Content-Type", "application/json").header("Accept", "application/json").header(header, prefix + key.value())
                .POST(BodyPublishers.ofByteArray(JsonText.bytes(body))).build();
        return json(send(request, EngineSettings.timeout(config)));
    }

    private URI uri(String base, String path) {
        try {
            return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + path);
        } catch (IllegalArgumentException e) {
            throw GatewayException.invalid(engine.path() + ".baseUrl: \"" + base + "\" is no address");
        }
    }

    private HttpResponse<String> send(HttpRequest request, Duration limit) throws InterruptedException {
        CompletableFuture<HttpResponse<String>> coming = client().sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            return coming.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw GatewayException.unavailable(engine.name() + " did not answer within " + limit.toSeconds()
                    + " s; try again, or a person can raise tools.web.search.timeoutSeconds");
        } catch (ExecutionException e) {
            throw GatewayException.unavailable(engine.name() + " cannot be reached: " + e.getCause());
        } finally {
            coming.cancel(true);
        }
    }

    private Map<?, ?> json(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403)
            throw GatewayException.unavailable(
                    engine.name() + " rejected the key; check " + engine.path() + ".apiKey, or " + engine.variables().getFirst());
        if (status == 429)
            throw GatewayException.unavailable(engine.name() + " takes no more searches for now (status 429); try again later");
        if (status != 200)
            throw GatewayException.unavailable(engine.name() + " answered with status " + status + "; check " + engine.path() + ".model (\""
                    + model() + "\"), or try again later");
        try {
            if (JsonText.parse(response.body()) instanceof Map<?, ?> map)
                return map;
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw GatewayException.unavailable(engine.name() + " answered with something that is no JSON object; check " + engine.path());
    }

    private synchronized HttpClient client() {
        if (closed)
            throw GatewayException.unavailable("the search with " + engine.name() + " was stopped or updated; search again");
        if (client == null)
            client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
        return client;
    }

    /** Ends what is still going on. */
    @Override
    public synchronized void close() {
        closed = true;
        if (client != null)
            client.shutdownNow();
        client = null;
    }
}
