package ai.openclaw.search.brave;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Brave's server. There is no connection and no thread before the first search. Guarded by itself. */
final class SearchServer implements AutoCloseable {
    private static final int LARGEST = 4 << 20;
    private @Nullable HttpClient client;
    private boolean closed;

    /** @throws GatewayException {@code UNAVAILABLE} in plain words */
    Map<?, ?> get(URI uri, Secret key, Duration limit) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(uri).header("Accept", "application/json").header("X-Subscription-Token", key.value())
                .build();
        CompletableFuture<HttpResponse<String>> coming = client().sendAsync(request,
                BodyHandlers.limiting(BodyHandlers.ofString(), LARGEST));
        try {
            return json(coming.get(limit.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException e) {
            throw GatewayException.unavailable("Brave did not answer within " + limit.toSeconds()
                    + " s; try again, or a person can raise tools.web.search.timeoutSeconds");
        } catch (ExecutionException e) {
            throw GatewayException.unavailable("Brave cannot be reached: " + e.getCause());
        } finally {
            coming.cancel(true);
        }
    }

    private static Map<?, ?> json(HttpResponse<String> response) {
        int status = response.statusCode();
        if (status == 401 || status == 403 || (status == 422 && response.body().contains("SUBSCRIPTION_TOKEN")))
            throw GatewayException.unavailable("Brave rejected the key; check tools.web.search.apiKey, or BRAVE_API_KEY");
        if (status == 429)
            throw GatewayException.unavailable("Brave takes no more searches for now (status 429); try again later");
        if (status != 200)
            throw GatewayException.unavailable("Brave answered with status " + status + "; try other words, or again later");
        try {
            if (JsonText.parse(response.body()) instanceof Map<?, ?> map)
                return map;
        } catch (IllegalArgumentException e) {
            // told below
        }
        throw GatewayException.unavailable("Brave answered with something that is no JSON object; is there a proxy in between?");
    }

    private synchronized HttpClient client() {
        if (closed)
            throw GatewayException.unavailable("the search with Brave was stopped or updated; search again");
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
