package ai.openclaw.http.health;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelStatus;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthServletTest {
    private final FakeGateway gateway = new FakeGateway(Path.of("/state"));
    private final FakeAccess access = new FakeAccess();
    private final FakeChannels channels = new FakeChannels();
    private ServletServer server;

    @BeforeEach
    void start() throws Exception { server = ServletServer.of(Map.of("/", new HealthServlet(gateway, access, channels))); }

    @AfterEach
    void stop() { server.close(); }

    private static Channel channel(ChannelStatus status) {
        return new Channel() {
            @Override
            public Receipt send(OutboundMessage message) { return new Receipt("1"); }

            @Override
            public ChannelStatus status() { return status; }
        };
    }

    private static ChannelStatus broken() {
        return new ChannelStatus(true, true, Optional.of("401: the token is wrong"), "polling", "config", Optional.empty(),
                Optional.empty(), Optional.empty());
    }

    @Test
    void livesForEverybody() throws Exception {
        access.local = false;
        for (String path : List.of("/health", "/healthz")) {
            HttpResponse<String> answer = server.get(path);
            assertEquals("{\"ok\":true,\"status\":\"live\"}", answer.body());
            assertEquals(Optional.of("no-store"), answer.headers().firstValue("Cache-Control"));
        }
        HttpResponse<String> head = server.send(server.request("/health").method("HEAD", HttpRequest.BodyPublishers.noBody()));
        assertEquals(Optional.of("27"), head.headers().firstValue("Content-Length"));
        HttpResponse<String> post = server.post("/healthz", "{}");
        assertEquals(405, post.statusCode());
        assertEquals("Method Not Allowed", post.body());
        assertEquals(Optional.of("GET, HEAD"), post.headers().firstValue("Allow"));
    }

    @Test
    void readyNamesWhatFails() throws Exception {
        channels.add("telegram", "default", channel(broken()));
        channels.add("telegram", "work", channel(broken()));
        channels.add("irc", "default", channel(ChannelStatus.up()));
        channels.add("slack", "default", channel(ChannelStatus.unconfigured("set a token")));
        HttpResponse<String> answer = server.get("/readyz");
        assertEquals(503, answer.statusCode());
        assertTrue(answer.body().startsWith("{\"ready\":false,\"failing\":[\"telegram\"],\"uptimeMs\":"), answer.body());
    }

    @Test
    void isNotReadyBeforeTheStartIsOver() throws Exception {
        gateway.started = false;
        assertTrue(server.get("/ready").body().contains("\"failing\":[\"startup\"]"));
        HttpResponse<String> answer = server.get("/startupz");
        assertEquals(503, answer.statusCode());
        gateway.started = true;
        assertTrue(server.get("/startupz").body().startsWith("{\"ok\":true,\"status\":\"started\",\"version\":\"0.0.0-test\""));
    }

    @Test
    void strangersLearnNoMoreThanYesOrNo() throws Exception {
        access.local = false;
        assertEquals("{\"ready\":true}", server.get("/ready").body());
        assertEquals("{\"ready\":true}", server.get("/ready", "Authorization", "Bearer wrong").body());
        assertTrue(server.get("/ready", "Authorization", "Bearer " + FakeAccess.TOKEN).body().startsWith("{\"ready\":true,\"failing\":[]"));
    }
}
