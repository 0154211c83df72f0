package ai.openclaw.testkit;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A server that speaks the documented part of the Telegram Bot API that channels use. An update is kept until it is confirmed by a later
 * offset; a second {@code getUpdates} ends the first one with 409, as Telegram does. As a program of its own it is told things over
 * HTTP: POST {@code /control/say} {@code {"from":7,"text":"hi"}}, GET {@code /control/sent}.
 */
public final class FakeTelegramServer implements AutoCloseable {
    public static final String TOKEN = "1234:fake-token";
    /** What is called but not listed here is unknown to this server. */
    private static final List<String> QUIET = List.of("setMyCommands", "setWebhook", "deleteWebhook", "sendChatAction",
            "setMessageReaction");

    private final String token;
    private final List<Map<String, Object>> sent = new CopyOnWriteArrayList<>();
    private final List<Map<String, Object>> polls = new CopyOnWriteArrayList<>();
    // the three below, and the numbers, are guarded by this
    private final List<Map<String, Object>> updates = new ArrayList<>();
    private final Map<String, Deque<Failure>> failures = new HashMap<>();
    private boolean anyOffset;
    private long poll;
    private long waiting;
    private long nextUpdate = 100;
    private long nextMessage = 1000;
    private final FakeHttpServer server;

    public FakeTelegramServer() { this(0, TOKEN); }

    public FakeTelegramServer(int port, String token) {
        this.token = token;
        this.server = new FakeHttpServer(port, this::handle);
    }

    /** What {@code channels.telegram.apiRoot} is to be. */
    public String apiRoot() { return server.origin(); }

    /** Somebody writes to the bot; returns the id of the message. */
    public long say(long from, String text) {
        return say(Map.of("chat", Map.of("id", from, "type", "private"), "text", text), from);
    }

    /** Somebody writes in a group; more members of the message may be given. */
    public long sayInGroup(long group, long from, String text, Map<String, Object> more) {
        Map<String, Object> message = new LinkedHashMap<>(more);
        message.put("chat", Map.of("id", group, "type", "supergroup", "title", "A group"));
        message.put("text", text);
        return say(message, from);
    }

    /** A message with these members arrives; sender, id and date are added. */
    public synchronized long say(Map<String, Object> members, long from) {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("message_id", nextMessage);
        message.put("from", Map.of("id", from, "is_bot", false, "first_name", "Person " + from));
        message.put("date", Instant.now().getEpochSecond());
        message.putAll(members);
        update(Map.of("update_id", nextUpdate++, "message", message));
        return nextMessage++;
    }

    /** An update arrives as it is. */
    public synchronized void update(Map<String, Object> update) {
        updates.add(update);
        notifyAll();
    }

    /** Offsets beyond all updates count for nothing, as on the real server after a quiet week, when ids start anywhere. */
    public synchronized void forgetOffset() {
        anyOffset = true;
    }

    /** Lets the next call of a method fail with this status, description and {@code parameters}. */
    public void fail(String method, int status, String description, Map<String, Object> parameters) {
        fail(method, exchange -> FakeHttpServer.answer(exchange, status,
                Map.of("ok", false, "error_code", status, "description", description, "parameters", parameters)));
    }

    /** Lets the next call of a method be answered by something that is not JSON. */
    public void garble(String method) {
        fail(method, exchange -> FakeHttpServer.answer(exchange, 200, "text/html", "<html>hello"));
    }

    /** Cuts the connection at the next call of a method. */
    public void cut(String method) { fail(method, HttpExchange::close); }

    private synchronized void fail(String method, Failure failure) {
        failures.computeIfAbsent(method, _ -> new ArrayDeque<>()).add(failure);
        notifyAll();
    }

    /** The parameters of every {@code sendMessage} that succeeded, oldest first. */
    public List<Map<String, Object>> sent() {
        return List.copyOf(sent);
    }

    /** The parameters of every {@code getUpdates}, oldest first. */
    public List<Map<String, Object>> polls() { return List.copyOf(polls); }

    /** How many calls of {@code getUpdates} wait for an update now. */
    public synchronized long waiting() { return waiting; }

    /** How many updates are not confirmed. */
    public synchronized int unconfirmed() { return updates.size(); }

    private void handle(HttpExchange exchange) throws IOException, InterruptedException {
        String path = exchange.getRequestURI().getPath();
        Map<String, Object> params = FakeHttpServer.body(exchange);
        if (path.equals("/control/say"))
            FakeHttpServer.answer(exchange, 200, Map.of("message_id", say(number(params, "from"), String.valueOf(params.get("text")))));
        else if (path.equals("/control/sent"))
            FakeHttpServer.answer(exchange, 200, sent());
        else if (!path.startsWith("/bot" + token + "/"))
            error(exchange, 401, "Unauthorized");
        else
            call(exchange, path.substring(path.lastIndexOf('/') + 1), params);
    }

    private void call(HttpExchange exchange, String method, Map<String, Object> params) throws IOException, InterruptedException {
        Failure failure = failure(method);
        if (method.equals("getUpdates"))
            polls.add(params);
        if (failure != null)
            failure.handle(exchange);
        else if (method.equals("getUpdates"))
            updates(exchange, params);
        else if (method.equals("getMe"))
            ok(exchange, Map.of("id", Long.parseLong(token.substring(0, token.indexOf(':'))), "is_bot", true, "first_name", "Bot",
                    "username", "fake_bot"));
        else if (method.equals("sendMessage"))
            send(exchange, params);
        else if (QUIET.contains(method))
            ok(exchange, true);
        else
            error(exchange, 404, "Not Found");
    }

    private void send(HttpExchange exchange, Map<String, Object> params) throws IOException {
        String text = String.valueOf(params.getOrDefault("text", ""));
        if (text.isBlank()) {
            error(exchange, 400, "Bad Request: message text is empty");
            return;
        }
        long id;
        synchronized (this) {
            id = nextMessage++;
        }
        sent.add(params);
        ok(exchange, Map.of("message_id", id, "date", Instant.now().getEpochSecond(), "text", text, "chat",
                Map.of("id", params.get("chat_id"), "type", "private")));
    }

    private void updates(HttpExchange exchange, Map<String, Object> params) throws IOException, InterruptedException {
        long offset = number(params, "offset");
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(number(params, "timeout"));
        List<Map<String, Object>> found;
        Failure failure = null;
        boolean conflict;
        synchronized (this) {
            long mine = ++poll;
            waiting++;
            notifyAll();
            if (!anyOffset)
                updates.removeIf(update -> number(update, "update_id") < offset);
            while (updates.isEmpty() && mine == poll && System.nanoTime() < deadline && failure == null) {
                wait(20);
                failure = failure("getUpdates");
            }
            waiting--;
            conflict = mine != poll;
            found = List.copyOf(updates.subList(0, Math.min(100, updates.size())));
        }
        if (failure != null)
            failure.handle(exchange);
        else if (conflict)
            error(exchange, 409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running");
        else
            ok(exchange, found);
    }

    private synchronized @Nullable Failure failure(String method) {
        Deque<Failure> queue = failures.get(method);
        return queue == null ? null : queue.poll();
    }

    private static void ok(HttpExchange exchange, Object result) throws IOException {
        FakeHttpServer.answer(exchange, 200, Map.of("ok", true, "result", result));
    }

    private static void error(HttpExchange exchange, int status, String description) throws IOException {
        FakeHttpServer.answer(exchange, status, Map.of("ok", false, "error_code", status, "description", description));
    }

    private static long number(Map<String, Object> params, String name) {
        return params.get(name) instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void close() { server.close(); }

    /** Runs until it is killed; prints the API root. The first argument is the port, a free one when there is none. */
    public static void main(String... args) throws InterruptedException {
        try (FakeTelegramServer telegram = new FakeTelegramServer(args.length == 0 ? 0 : Integer.parseInt(args[0]), TOKEN)) {
            System.out.println(telegram.apiRoot());
            Thread.currentThread().join();
        }
    }

    /** Answers one call badly. */
    @FunctionalInterface
    private interface Failure extends FakeHttpServer.Exchange {}
}
