package ai.openclaw.tools.web;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A web server on a free port of 127.0.0.1. */
final class PageServer implements AutoCloseable {
    /** What was asked, as {@code Host path}. */
    final List<String> asked = new CopyOnWriteArrayList<>();
    /** The names of all headers that came. */
    final List<String> headers = new CopyOnWriteArrayList<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final HttpServer server;

    /** Answers one request. */
    @FunctionalInterface
    interface Page {
        void answer(HttpExchange exchange) throws IOException, InterruptedException;
    }

    PageServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        server.setExecutor(threads);
        server.start();
    }

    PageServer page(String path, Page page) {
        server.createContext(path, exchange -> {
            try (exchange) {
                asked.add(exchange.getRequestHeaders().getFirst("Host") + " " + exchange.getRequestURI());
                headers.addAll(exchange.getRequestHeaders().keySet());
                page.answer(exchange);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        return this;
    }

    PageServer page(String path, String type, String text) { return page(path, type, text.getBytes(StandardCharsets.UTF_8)); }

    PageServer page(String path, String type, byte[] body) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        });
    }

    PageServer redirect(String path, String location) {
        return page(path, exchange -> {
            exchange.getResponseHeaders().set("Location", location);
            exchange.getResponseHeaders().set("Set-Cookie", "session=1");
            exchange.sendResponseHeaders(302, -1);
        });
    }

    int port() { return server.getAddress().getPort(); }

    String origin() { return "http://pages.example.com:" + port(); }

    @Override
    public void close() {
        threads.shutdownNow();
        server.stop(0);
    }
}
