package ai.openclaw.modelhttp;

import ai.openclaw.api.ModelInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that a server says it has, asked in the background when somebody wants to know; empty until the answer is there. */
final class ServerModels {
    private static final Logger LOG = LoggerFactory.getLogger("model/http");
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 500;

    private final HttpConnections connections;
    private final HttpRequest request;
    private final Function<JsonNode, List<ModelInfo>> reading;
    private final ObjectMapper json;
    private final AtomicLong askAt = new AtomicLong(System.nanoTime());
    private volatile List<ModelInfo> known = List.of();

    ServerModels(HttpConnections connections, HttpRequest request, Function<JsonNode, List<ModelInfo>> reading, ObjectMapper json) {
        this.connections = connections;
        this.request = request;
        this.reading = reading;
        this.json = json;
    }

    /** What is known now. */
    List<ModelInfo> list() {
        long due = askAt.get();
        if (known.isEmpty() && System.nanoTime() - due >= 0 && askAt.compareAndSet(due, System.nanoTime() + AGAIN.toNanos()))
            Thread.ofVirtual().name("model-list").start(() -> connections.client().ifPresent(this::ask));
        return known;
    }

    private void ask(HttpClient client) {
        try {
            HttpResponse<byte[]> response = client.send(request,
                    HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), 4 << 20));
            known = reading.apply(json.readTree(new String(response.body(), StandardCharsets.UTF_8))).stream().limit(MOST).toList();
        } catch (IOException e) {
            LOG.debug("the list of models at {} could not be read: {}", request.uri().getHost(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
