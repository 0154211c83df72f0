package ai.openclaw.http.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.HttpPresence;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.FakeToolCatalog;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contract section 16, tools/invoke. */
class ToolsEndpointTest {
    private static final String BEARER = "Bearer " + FakeAccess.TOKEN;
    private final FakeAccess access = new FakeAccess();
    private final FakeToolCatalog tools = new FakeToolCatalog();
    private final AtomicBoolean present = new AtomicBoolean(true);
    private ToolsEndpoint endpoint;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        endpoint = new ToolsEndpoint(access, tools, new FakeSessions(), Map.of());
        server = ServletServer.of(Map.of("/tools/invoke", new WithPresence(endpoint, present::get)));
    }

    @AfterEach
    void stop() { server.close(); }

    /** A request's attribute, as the edge puts it there. */
    private static final class WithPresence extends jakarta.servlet.http.HttpServlet {
        private static final long serialVersionUID = 1;
        private final transient ToolsEndpoint endpoint;
        private final transient HttpPresence presence;

        WithPresence(ToolsEndpoint endpoint, HttpPresence presence) {
            this.endpoint = endpoint;
            this.presence = presence;
        }

        @Override
        public void service(jakarta.servlet.ServletRequest request, jakarta.servlet.ServletResponse response)
                throws jakarta.servlet.ServletException, java.io.IOException {
            request.setAttribute(HttpPresence.ATTRIBUTE, presence);
            endpoint.service(request, response);
        }
    }

    private void deploy(String name, Function<Map<String, Object>, ToolResult> handler, String... parameters) {
        Map<String, Object> properties = new java.util.LinkedHashMap<>();
        for (String parameter : parameters)
            properties.put(parameter, Map.of("type", "string"));
        tools.handlers.put(name, handler);
        tools.specs.put(name, new ToolSpec(name, "", Map.of("properties", properties)));
        tools.verdicts.add(new ToolCatalog.Verdict(new ToolCatalog.Offer("test", name, ""), true, ""));
    }

    private HttpResponse<String> post(String body) throws Exception { return server.post("/tools/invoke", body, "Authorization", BEARER); }

    private static void answers(int status, String body, HttpResponse<String> response) {
        assertEquals(status + " " + body, response.statusCode() + " " + response.body());
    }

    @Test
    void answersWhatTheToolSays() throws Exception {
        deploy("agents_list", _ -> new ToolResult("main", false, Map.of("requester", "main")));
        HttpResponse<String> response = post("{\"tool\":\"agents_list\"}");
        answers(200, "{\"ok\":true,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"main\"}],\"details\":{\"requester\":\"main\"}}}",
                response);
        assertEquals("application/json; charset=utf-8", response.headers().firstValue("Content-Type").orElse("").replace(";c", "; c"));
    }

    @Test
    void putsTheActionIntoTheArgumentsOfAToolThatKnowsOne() throws Exception {
        deploy("message", args -> ToolResult.of(String.valueOf(args)), "action");
        deploy("echo", args -> ToolResult.of(String.valueOf(args)), "text");
        assertTrue(post("{\"tool\":\"message\",\"action\":\"send\"}").body().contains("{action=send}"));
        assertTrue(post("{\"tool\":\"message\",\"action\":\"send\",\"args\":{\"action\":\"read\"}}").body().contains("{action=read}"));
        assertTrue(post("{\"tool\":\"echo\",\"action\":\"json\"}").body().contains("\"{}\""));
    }

    @Test
    void toolsThatChangeMuchAreNotThere() throws Exception {
        for (String tool : List.of("exec", "process", "read", "write", "edit", "apply_patch", "cron", "gateway", "sessions_spawn",
                "sessions_send", "whatsapp_login", "image")) {
            deploy(tool, _ -> ToolResult.of("done"));
            answers(404, "{\"ok\":false,\"error\":{\"type\":\"not_found\",\"message\":\"Tool not available: " + tool + "\"}}",
                    post("{\"tool\":\"" + tool + "\",\"args\":{}}"));
            answers(404, "{\"ok\":false,\"error\":{\"type\":\"not_found\",\"message\":\"Tool not available: " + tool + "\"}}",
                    post("{\"tool\":\" " + tool + " \",\"dryRun\":true}"));
        }
    }

    @Test
    void settingsAddToTheListAndTakeFromIt() throws Exception {
        for (String tool : List.of("exec", "gateway", "nodes"))
            deploy(tool, _ -> ToolResult.of("done"));
        endpoint.change(Map.of(".gateway.tools", "{\"deny\":[\"nodes\",\"Gateway\"],\"allow\":[\"exec\",\"gateway\",\"nodes\"]}"));
        assertEquals(200, post("{\"tool\":\"exec\"}").statusCode());
        assertEquals(404, post("{\"tool\":\"gateway\"}").statusCode(), "deny wins");
        assertEquals(404, post("{\"tool\":\"nodes\"}").statusCode());
    }

    @Test
    void whatIsNotDeployedIsNotAvailable() throws Exception {
        answers(404, "{\"ok\":false,\"error\":{\"type\":\"not_found\",\"message\":\"Tool not available: nope\"}}",
                post("{\"tool\":\"nope\"}"));
    }

    @Test
    void failuresOfToolsAreTold() throws Exception {
        deploy("nodes", _ -> ToolResult.failed("action required"));
        deploy("asked", _ -> { throw GatewayException.invalid("no such thing"); });
        deploy("broken", _ -> { throw GatewayException.unavailable("tool broken failed: boom"); });
        deploy("worse", _ -> { throw new IllegalStateException("at secret place"); });
        answers(400, "{\"ok\":false,\"error\":{\"type\":\"tool_error\",\"message\":\"action required\"}}", post("{\"tool\":\"nodes\"}"));
        answers(400, "{\"ok\":false,\"error\":{\"type\":\"tool_error\",\"message\":\"no such thing\"}}", post("{\"tool\":\"asked\"}"));
        answers(500, "{\"ok\":false,\"error\":{\"type\":\"tool_error\",\"message\":\"tool broken failed: boom\"}}",
                post("{\"tool\":\"broken\"}"));
        HttpResponse<String> worse = post("{\"tool\":\"worse\"}");
        assertEquals(500, worse.statusCode());
        assertTrue(!worse.body().contains("secret"), worse.body());
    }

    @Test
    void badBodiesAreRefused() throws Exception {
        String required = "{\"error\":{\"message\":\"tools.invoke requires body.tool\",\"type\":\"invalid_request_error\"}}";
        answers(400, required, post("{\"args\":{}}"));
        answers(400, required, post("[]"));
        answers(400, required, post(""));
        assertEquals(400, post("{x").statusCode());
        assertEquals(400, post("{\"tool\":\"x\",\"args\":[1]}").statusCode());
        answers(400, "{\"error\":{\"message\":\"unknown agent id \\\"nobody\\\"\",\"type\":\"invalid_request_error\"}}",
                post("{\"tool\":\"x\",\"sessionKey\":\"agent:nobody:main\"}"));
        assertEquals(413, post("{\"tool\":\"x\",\"args\":{\"a\":\"" + "x".repeat(2 << 20) + "\"}}").statusCode()); // security checklist 17
        assertEquals("POST", server.get("/tools/invoke").headers().firstValue("Allow").orElse(""));
    }

    @Test
    void onlyTheBearerOfTheGatewayLetsIn() throws Exception { // security checklist 4
        String body = "{\"tool\":\"agents_list\"}";
        deploy("agents_list", _ -> ToolResult.of("main"));
        String refused = "{\"error\":{\"message\":\"Unauthorized\",\"type\":\"unauthorized\"}}";
        answers(401, refused, server.post("/tools/invoke", body));
        answers(401, refused, server.post("/tools/invoke", body, "Authorization", "Bearer nope"));
        answers(401, refused, server.post("/tools/invoke", body, "x-openclaw-token", FakeAccess.TOKEN));
        answers(401, refused, server.post("/tools/invoke?token=" + FakeAccess.TOKEN, body));
        access.locked = true;
        assertEquals("3", server.post("/tools/invoke", body, "Authorization", BEARER).headers().firstValue("Retry-After").orElse(""));
    }

    @Test
    void aDryRunDoesNothing() throws Exception {
        AtomicBoolean called = new AtomicBoolean();
        deploy("message", _ -> {
            called.set(true);
            return ToolResult.of("sent");
        }, "action");
        HttpResponse<String> response = post("{\"tool\":\"message\",\"action\":\"send\",\"dryRun\":true,\"sessionKey\":\"main\"}");
        answers(200,
                "{\"ok\":true,\"result\":{\"content\":[{\"type\":\"text\",\"text\":\"Dry run: message would be called; nothing was done.\"}],"
                        + "\"details\":{\"dryRun\":true,\"tool\":\"message\",\"sessionKey\":\"agent:main:main\",\"args\":{\"action\":\"send\"}}}}",
                response);
        assertTrue(!called.get());
        tools.verdicts.set(0, new ToolCatalog.Verdict(tools.verdicts.getFirst().tool(), false, "tools.deny"));
        assertEquals(404, post("{\"tool\":\"message\",\"dryRun\":true}").statusCode());
    }

    @Test
    void aCallWhoseClientHasGoneIsEnded() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        deploy("long", _ -> wait(begun, interrupted));
        Thread client = Thread.ofVirtual().start(() -> {
            try {
                post("{\"tool\":\"long\"}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        present.set(false);
        Await.until("the call ends", interrupted::get);
        client.join();
    }

    @Test
    void anUpdateEndsCallsThatTakeLongWithAWordToTryAgain() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        AtomicBoolean interrupted = new AtomicBoolean();
        deploy("long", _ -> wait(begun, interrupted));
        var status = java.util.concurrent.CompletableFuture.supplyAsync(() -> {
            try {
                return post("{\"tool\":\"long\"}");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        assertTrue(begun.await(10, TimeUnit.SECONDS));
        endpoint.close();
        HttpResponse<String> response = status.get(10, TimeUnit.SECONDS);
        assertEquals(503, response.statusCode());
        assertEquals("1", response.headers().firstValue("Retry-After").orElse(""));
        Await.until("the call ends", interrupted::get);
    }

    private static ToolResult wait(CountDownLatch begun, AtomicBoolean interrupted) {
        begun.countDown();
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            interrupted.set(true);
        }
        return ToolResult.of("never");
    }
}
