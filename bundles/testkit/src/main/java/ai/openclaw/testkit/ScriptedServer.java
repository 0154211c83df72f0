package ai.openclaw.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/** A server of any API: it answers what was put in the queue; when that is empty, what its script has for the body of the request. */
public final class ScriptedServer implements AutoCloseable {
    private final List<Request> requests = new CopyOnWriteArrayList<>();
    private final Queue<ModelAnswer> answers = new ConcurrentLinkedQueue<>();
    private final Function<Request, ModelAnswer> script;
    private final FakeHttpServer server = new FakeHttpServer(0, this::handle);

    /** What was asked; the names of headers as Java's server spells them, such as {@code X-api-key}. */
    public record Request(String method, String path, Map<String, List<String>> headers, Map<String, Object> body) {
        /** The first value of a header, empty without one. */
        public String header(String name) {
            return headers.getOrDefault(name, List.of("")).getFirst();
        }
    }

    public ScriptedServer(Function<Request, ModelAnswer> script) { this.script = script; }

    /** Where it is, without a slash at the end. */
    public String origin() { return server.origin(); }

    /** Puts answers in the queue; each is given once. */
    public ScriptedServer answer(ModelAnswer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** All requests, oldest first. */
    public List<Request> requests() { return List.copyOf(requests); }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        Request request = new Request(exchange.getRequestMethod(), exchange.getRequestURI().getPath(),
                Map.copyOf(exchange.getRequestHeaders()), FakeHttpServer.body(exchange));
        requests.add(request);
        ModelAnswer next = answers.poll();
        (next == null ? script.apply(request) : next).give(exchange);
    }

    @Override
    public void close() { server.close(); }
}
