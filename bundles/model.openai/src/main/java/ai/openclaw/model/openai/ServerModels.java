package ai.openclaw.model.openai;

import ai.openclaw.api.ModelInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The models that a server says it has, asked in the background when somebody wants to know; empty until the answer is there. */
final class ServerModels {
    private static final Logger LOG = LoggerFactory.getLogger("model/openai");
    private static final Duration AGAIN = Duration.ofMinutes(1);
    private static final int MOST = 500;

    private final HttpConnections connections;
    private final HttpRequest request;
    private final ObjectMapper json;
    private final AtomicLong askAt = new AtomicLong(System.nanoTime());
    private volatile List<ModelInfo> known = List.of();

    ServerModels(HttpConnections connections, HttpRequest request, ObjectMapper json) {
        this.connections = connections;
        this.request = request;
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
            known = read(json.readTree(new String(response.body(), StandardCharsets.UTF_8)));
        } catch (IOException e) {
            LOG.debug("the list of models at {} could not be read: {}", request.uri().getHost(), e.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static List<ModelInfo> read(JsonNode tree) {
        List<ModelInfo> models = new ArrayList<>();
        for (JsonNode entry : tree.path("data"))
            if (entry.path("id").isTextual() && models.size() < MOST)
                models.add(OpenAiProvider.info(OpenAiSettings.unlisted(entry.path("id").textValue())));
        return List.copyOf(models);
    }
}
