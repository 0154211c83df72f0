package ai.openclaw.modelhttp;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** The connections to one provider's server; none, and no thread, before the first is needed. Guarded by itself. */
final class HttpConnections {
    private @Nullable HttpClient client;
    private @Nullable ExecutorService threads;
    private boolean closed;

    /** Empty-handed once it is closed. */
    synchronized java.util.Optional<HttpClient> client() {
        if (client == null && !closed) {
            threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("model-http-", 0).factory());
            client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).executor(threads).connectTimeout(Duration.ofSeconds(10))
                    .build();
        }
        return java.util.Optional.ofNullable(client);
    }

    /** Ends what is still going on; nothing of it is left within a second. */
    synchronized void close() {
        closed = true;
        if (client != null) {
            client.shutdownNow();
            try {
                client.awaitTermination(Duration.ofSeconds(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            client = null;
        }
        if (threads != null)
            threads.shutdownNow();
    }
}
