package ai.openclaw.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How the {@link FakeModelServer} answers one request. */
@FunctionalInterface
public interface ModelAnswer {
    void give(HttpExchange exchange) throws IOException, InterruptedException;

    /** Streams these pieces of text. */
    static ModelAnswer text(String... deltas) { return slowly(Duration.ZERO, deltas); }

    /** Streams these pieces of text with a pause before each. */
    static ModelAnswer slowly(Duration pause, String... deltas) {
        return paced(pause, "stop", 10, deltas.length, Stream.of(deltas).map(ModelAnswer::textDelta).toList());
    }

    /** Streams these pieces of text with a pause before each, and then nothing for a minute. */
    static ModelAnswer unfinished(Duration pause, String... deltas) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String delta : deltas) {
                Thread.sleep(pause);
                event(out, chunk(textDelta(delta), null));
            }
            Thread.sleep(Duration.ofMinutes(1));
        };
    }

    /** Calls a tool; its arguments arrive in pieces. */
    static ModelAnswer toolCall(String id, String tool, String argumentsJson) {
        int half = argumentsJson.length() / 2;
        return events("tool_calls",
                List.of(toolDelta(Map.of("index", 0, "id", id, "type", "function", "function", Map.of("name", tool))),
                        toolDelta(Map.of("index", 0, "function", Map.of("arguments", argumentsJson.substring(0, half)))),
                        toolDelta(Map.of("index", 0, "function", Map.of("arguments", argumentsJson.substring(half))))));
    }

    /** Streams these deltas as they are, then the end. */
    static ModelAnswer events(String finishReason, List<Map<String, Object>> deltas) {
        return paced(Duration.ZERO, finishReason, 10, deltas.size(), deltas);
    }

    /** Streams these deltas with a pause before each, then the end and how many tokens it took, three of them from a cache. */
    static ModelAnswer paced(Duration pause, String finishReason, int promptTokens, int completionTokens,
            List<Map<String, Object>> deltas) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (Map<String, Object> delta : deltas) {
                Thread.sleep(pause);
                event(out, chunk(delta, null));
            }
            end(out, finishReason, promptTokens, completionTokens);
        };
    }

    /** A delta that is a piece of text. */
    static Map<String, Object> textDelta(String text) { return Map.of("content", text); }

    /** A delta that is a piece of a tool call. */
    static Map<String, Object> toolDelta(Map<String, Object> piece) {
        return Map.of("tool_calls", List.of(piece));
    }

    /** Refuses with a status and an error object. */
    static ModelAnswer status(int status, String message) {
        return exchange -> FakeHttpServer.answer(exchange, status, Map.of("error", Map.of("message", message)));
    }

    /** Refuses with 429 and says when to come back. */
    static ModelAnswer busy(String retryAfter) {
        return exchange -> {
            exchange.getResponseHeaders().set("Retry-After", retryAfter);
            status(429, "rate limit reached").give(exchange);
        };
    }

    /** Answers 200 with something of any kind. */
    static ModelAnswer raw(String contentType, String text) {
        return exchange -> FakeHttpServer.answer(exchange, 200, contentType, text);
    }

    /** Answers with bytes of an event stream, each piece flushed by itself. */
    static ModelAnswer pieces(List<byte[]> pieces) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (byte[] piece : pieces) {
                out.write(piece);
                out.flush();
                Thread.sleep(5);
            }
            out.close();
        };
    }

    /** Streams these pieces as they are on the wire, with a pause after each. */
    static ModelAnswer wire(String contentType, Duration pause, List<String> pieces) {
        return exchange -> {
            OutputStream out = open(exchange, contentType);
            for (String piece : pieces) {
                out.write(piece.getBytes(StandardCharsets.UTF_8));
                out.flush();
                Thread.sleep(pause);
            }
            out.close();
        };
    }

    /** Streams this as it is on the wire, and then nothing for a minute. */
    static ModelAnswer stalled(String contentType, String beginning) {
        return wire(contentType, Duration.ofMinutes(1), List.of(beginning));
    }

    /** Cuts the connection after this, which is as it is on the wire. */
    static ModelAnswer cutAfterWire(String contentType, String beginning) {
        return exchange -> {
            OutputStream out = open(exchange, contentType);
            out.write(beginning.getBytes(StandardCharsets.UTF_8));
            out.flush();
            exchange.close();
        };
    }

    /** Cuts the connection after these pieces of text. */
    static ModelAnswer cutAfter(String... deltas) {
        return exchange -> {
            OutputStream out = open(exchange);
            for (String delta : deltas)
                event(out, chunk(Map.of("content", delta), null));
            exchange.close();
        };
    }

    /** Cuts the connection without an answer. */
    static ModelAnswer cut() { return HttpExchange::close; }

    /** Says nothing for a minute. */
    static ModelAnswer silence() { return exchange -> Thread.sleep(Duration.ofMinutes(1)); }

    private static OutputStream open(HttpExchange exchange) throws IOException { return open(exchange, "text/event-stream"); }

    private static OutputStream open(HttpExchange exchange, String contentType) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.sendResponseHeaders(200, 0);
        return exchange.getResponseBody();
    }

    private static void end(OutputStream out, String finishReason, int promptTokens, int completionTokens) throws IOException {
        event(out, chunk(Map.of(), finishReason));
        event(out,
                Map.of("object", "chat.completion.chunk", "choices", List.of(), "usage",
                        Map.of("prompt_tokens", promptTokens, "completion_tokens", completionTokens, "total_tokens",
                                promptTokens + completionTokens, "prompt_tokens_details", Map.of("cached_tokens", 3))));
        out.write("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        out.close();
    }

    private static Map<String, Object> chunk(Map<String, Object> delta, @Nullable String finishReason) {
        Map<String, @Nullable Object> choice = new LinkedHashMap<>();
        choice.put("index", 0);
        choice.put("delta", delta);
        choice.put("finish_reason", finishReason);
        List<Map<String, @Nullable Object>> choices = new ArrayList<>();
        choices.add(choice);
        return Map.of("id", "chatcmpl-fake", "object", "chat.completion.chunk", "created", 1_795_000_000, "choices", choices);
    }

    private static void event(OutputStream out, Map<String, Object> json) throws IOException {
        out.write(("data: " + FakeHttpServer.JSON.writeValueAsString(json) + "\n\n").getBytes(StandardCharsets.UTF_8));
        out.flush();
    }
}
