package ai.openclaw.testkit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** An HTTP server on a free port of 127.0.0.1 that speaks JSON; each exchange has a virtual thread. */
final class FakeHttpServer implements AutoCloseable {
    static {
        // without it the server waits 40 ms for an acknowledgement in the middle of a stream
        System.setProperty("sun.net.httpserver.nodelay", "true");
    }

    static final ObjectMapper JSON = new ObjectMapper();
    private final HttpServer server;
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("fake-server-", 0).factory());

    FakeHttpServer(int port, Exchange handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), port), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                handler.handle(exchange);
            } catch (InterruptedException e) {
                // the server is being closed
            }
        });
        server.start();
    }

    /** Without a slash at the end. */
    String origin() { return "http://127.0.0.1:" + server.getAddress().getPort(); }

    /** The JSON object that was sent, empty for none or something else. */
    @SuppressWarnings("unchecked")
    static Map<String, Object> body(HttpExchange exchange) throws IOException {
        byte[] bytes = exchange.getRequestBody().readAllBytes();
        Object tree = bytes.length == 0 ? Map.of() : JSON.readValue(bytes, Object.class);
        return tree instanceof Map<?, ?> map ? (Map<String, Object>) map : Map.of();
    }

    static void answer(HttpExchange exchange, int status, Object json) throws IOException {
        answer(exchange, status, "application/json", JSON.writeValueAsString(json));
    }

    static void answer(HttpExchange exchange, int status, String contentType, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }

    /** Answers one request. */
    @FunctionalInterface
    interface Exchange {
        void handle(HttpExchange exchange) throws IOException, InterruptedException;
    }
}
