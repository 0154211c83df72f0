package ai.openclaw.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A model server that speaks the OpenAI chat completions API. It answers what was put in the queue with {@link #answer}; when that is
 * empty, the last message decides: {@code CALL_TOOL:name:{json}END} calls a tool, {@code FAIL<status>} refuses, {@code CUT} cuts the
 * connection, {@code GARBAGE} is no JSON, {@code SLOW} streams 200 words in 4 s, {@code ECHO:word} is answered with that word, after
 * {@code LATER} 150 ms later, and anything else is greeted.
 */
public final class FakeModelServer implements AutoCloseable {
    private static final Pattern TOOL = Pattern.compile("CALL_TOOL:(\\w+):(\\{.*?})END");
    private static final Pattern ECHO = Pattern.compile("ECHO:(\\S+)");
    private static final Pattern FAIL = Pattern.compile("FAIL(\\d{3})");
    private final List<Map<String, Object>> requests = new CopyOnWriteArrayList<>();
    private final List<Map<String, List<String>>> headers = new CopyOnWriteArrayList<>();
    private final Set<InetSocketAddress> clients = ConcurrentHashMap.newKeySet();
    private final Queue<ModelAnswer> answers = new ConcurrentLinkedQueue<>();
    private final FakeHttpServer server;

    public FakeModelServer() { this(0); }

    public FakeModelServer(int port) { server = new FakeHttpServer(port, this::handle); }

    /** What {@code models.providers.<id>.baseUrl} is to be. */
    public String baseUrl() { return server.origin() + "/v1"; }

    /** Puts answers in the queue; each is given once. */
    public FakeModelServer answer(ModelAnswer... next) {
        answers.addAll(List.of(next));
        return this;
    }

    /** The bodies of all requests for an answer, oldest first. */
    public List<Map<String, Object>> requests() {
        return List.copyOf(requests);
    }

    /** The headers of the same requests. */
    public List<Map<String, List<String>>> headers() { return List.copyOf(headers); }

    /** How many connections the requests for an answer came over. */
    public int connections() { return clients.size(); }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        if (path.endsWith("/models"))
            FakeHttpServer.answer(exchange, 200,
                    Map.of("object", "list", "data", List.of(Map.of("id", "fake-1", "object", "model"), Map.of("id", "fake-2"))));
        else if (path.endsWith("/chat/completions"))
            complete(exchange);
        else
            FakeHttpServer.answer(exchange, 404, Map.of("error", Map.of("message", "no such path: " + path)));
    }

    private void complete(HttpExchange exchange) throws IOException, InterruptedException {
        clients.add(exchange.getRemoteAddress());
        headers.add(Map.copyOf(exchange.getRequestHeaders()));
        Map<String, Object> body = FakeHttpServer.body(exchange);
        requests.add(body);
        ModelAnswer next = answers.poll();
        (next == null ? byLastMessage(body) : next).give(exchange);
    }

    private static ModelAnswer byLastMessage(Map<String, Object> body) {
        String last = body.get("messages") instanceof List<?> list && list.getLast() instanceof Map<?, ?> message ? text(message) : "";
        Matcher tool = TOOL.matcher(last);
        Matcher echo = ECHO.matcher(last);
        Matcher fail = FAIL.matcher(last);
        if (tool.find())
            return ModelAnswer.toolCall("call_fake_1", tool.group(1), tool.group(2));
        if (fail.find())
            return ModelAnswer.status(Integer.parseInt(fail.group(1)), "told to fail");
        if (echo.find())
            return ModelAnswer.slowly(Duration.ofMillis(last.contains("LATER") ? 150 : 0), echo.group(1));
        if (last.contains("CUT"))
            return ModelAnswer.cutAfter("half an ans");
        if (last.contains("GARBAGE"))
            return ModelAnswer.raw("text/event-stream", "data: {this is no JSON\n\n");
        if (last.contains("SLOW"))
            return ModelAnswer.slowly(Duration.ofMillis(20), IntStream.range(0, 200).mapToObj(i -> "w" + i + " ").toArray(String[]::new));
        return ModelAnswer.text("Hello ", "from the ", "fake model.");
    }

    private static String text(Map<?, ?> message) {
        if (message.get("content") instanceof List<?> parts && parts.getFirst() instanceof Map<?, ?> part)
            return String.valueOf(part.get("text"));
        return String.valueOf(message.get("content"));
    }

    @Override
    public void close() { server.close(); }

    /** Runs until it is killed; prints the base URL. The first argument is the port, a free one when there is none. */
    public static void main(String... args) throws InterruptedException {
        try (FakeModelServer model = new FakeModelServer(args.length == 0 ? 0 : Integer.parseInt(args[0]))) {
            System.out.println(model.baseUrl());
            Thread.currentThread().join();
        }
    }
}
