package ai.openclaw.http.hooks;

import ai.openclaw.api.HookSignature;
import ai.openclaw.api.HookTransform;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeRuns;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeSystemEvents;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

/** An endpoint for webhooks on a server, with everything around it made of fakes. */
final class HookBench implements AutoCloseable {
    static final String TOKEN = "hook-secret-1";
    final FakeAccess access = new FakeAccess();
    final FakeRuns runs = new FakeRuns();
    final FakeChannels channels = new FakeChannels();
    final FakeSystemEvents events = new FakeSystemEvents();
    /** What the main session was told: the text, and whether at once. */
    final List<Map.Entry<String, Boolean>> told = new CopyOnWriteArrayList<>();
    final HookPlugins plugins = new HookPlugins();
    final HookNews news = new HookNews(events);
    final HookEndpoint endpoint;
    volatile Instant now = Instant.parse("2026-11-20T08:00:00Z");
    private final ServletServer server;

    /** @param settings the section {@code hooks} without its token, in JSON without the outer braces */
    HookBench(String settings) throws Exception {
        news.heartbeats = (text, at) -> told.add(Map.entry(text, at));
        deploySignature("github", new GithubSignature());
        deploySignature("stripe", new StripeSignature());
        endpoint = new HookEndpoint(access, runs, new FakeSessions(), channels, new HookMemory(new Moving()), plugins, news,
                Map.of(".hooks", "{\"enabled\":true,\"token\":\"" + TOKEN + "\"" + (settings.isEmpty() ? "" : "," + settings) + "}"));
        server = ServletServer.of(Map.of("/hooks/*", endpoint));
    }

    /** The time that the test says. */
    private final class Moving extends Clock {
        @Override
        public ZoneOffset getZone() { return ZoneOffset.UTC; }

        @Override
        public Clock withZone(java.time.ZoneId zone) { return this; }

        @Override
        public Instant instant() { return now; }
    }

    void deploySignature(String type, HookSignature signature) {
        plugins.bindSignature(signature, Map.of("openclaw.hook.signature.type", type));
    }

    void deployTransform(String type, HookTransform transform) {
        plugins.bindTransform(transform, Map.of("openclaw.hook.transform.type", type));
    }

    void pass(Duration time) { now = now.plus(time); }

    /** Status and body of an answer. */
    String send(String path, String body, String... headers) throws Exception {
        HttpResponse<String> response = response(path, body, headers);
        return response.statusCode() + " " + response.body();
    }

    HttpResponse<String> response(String path, String body, String... headers) throws Exception { return server.post(path, body, headers); }

    HttpResponse<String> get(String path, String... headers) throws Exception { return server.get(path, headers); }

    /** The same with the token. */
    String post(String path, String body, String... headers) throws Exception {
        return send(path, body, Stream.concat(Stream.of("Authorization", "Bearer " + TOKEN), Stream.of(headers)).toArray(String[]::new));
    }

    @Override
    public void close() {
        server.close();
        endpoint.close();
        news.close();
    }
}
