package ai.openclaw.http.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.JsonText;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UiServletTest {
    @TempDir
    Path folder;
    private final FakeConfig config = new FakeConfig();
    private UiServlet servlet;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        Assistant assistant = new Assistant(new FakeGateway(folder));
        assistant.agents = new FakeAgents("main", "other");
        assistant.settings = config;
        servlet = new UiServlet(assistant, Map.of());
        server = ServletServer.of(Map.of("/", servlet));
    }

    @AfterEach
    void stop() {
        server.close();
        servlet.stop();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/overview", "/sessions", "/nope", "/v1/models", "/hooks/wake", "/metrics", "/a/b/c"})
    void answersWithThePage(String path) throws Exception {
        HttpResponse<String> page = server.get(path);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("<title>OpenClaw Gateway</title>"));
        assertEquals("no-cache", header(page, "Cache-Control"));
        assertTrue(header(page, "Content-Type").startsWith("text/html"));
    }

    /** Security checklist 6. */
    @Test
    void thePageIsKeptToItself() throws Exception {
        for (String path : List.of("/", "/nope.js", "/favicon.svg", "/avatar/main", "/__openclaw/control-ui-config.json")) {
            HttpResponse<String> page = server.get(path);
            assertEquals("DENY", header(page, "X-Frame-Options"), path);
            assertTrue(header(page, "Content-Security-Policy").contains("script-src 'self';"), path);
            assertTrue(header(page, "Content-Security-Policy").contains("frame-ancestors 'none'"), path);
        }
        assertFalse(server.get("/").body().matches("(?s).*<script(?![^>]* src=).*"), "no script within the page");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nope.js", "/assets/nope.js", "/api", "/api/foo", "/plugins/x", "/plugins", "/.env", "/.git/config",
            "/a/.env"})
    void whatIsNotThereIsNotFound(String path) throws Exception {
        HttpResponse<String> answer = server.get(path);
        assertEquals(404, answer.statusCode());
        assertEquals("Not Found", answer.body());
        assertEquals("", header(answer, "Cache-Control"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH"})
    void otherVerbsFindNothing(String verb) throws Exception {
        HttpResponse<String> answer = server.send(server.request("/").method(verb, BodyPublishers.ofString("{}")));
        assertEquals(404, answer.statusCode());
        assertEquals("Not Found", answer.body());
        assertEquals("", header(answer, "Content-Security-Policy"));
    }

    @Test
    void filesOfThePageAreFoundFromWherever() throws Exception {
        assertEquals(200, server.get("/assets/home.js").statusCode());
        assertEquals(200, server.get("/deep/in/assets/home.css").statusCode());
        assertEquals("image/x-icon", header(server.get("/favicon.ico"), "Content-Type"));
        assertEquals("image/svg+xml", header(server.get("/favicon.svg"), "Content-Type"));
    }

    @Test
    void tellsThePageWhoAnswers() throws Exception {
        assertEquals(Map.of("basePath", "", "assistantName", "Assistant", "assistantAvatar", "A", "assistantAgentId", "main",
                "serverVersion", "0.0.0-test"), config());
        config.values.put("ui.assistant.name", "Molty");
        assertEquals("Molty", config().get("assistantName"));
        assertEquals("M", config().get("assistantAvatar"));
        config.values.put("ui.assistant.avatar", "🦞");
        assertEquals("🦞", config().get("assistantAvatar"));
        assertEquals("no-cache", header(server.get("/__openclaw/control-ui-config.json"), "Cache-Control"));
    }

    @Test
    void servesABuiltControlUi() throws Exception {
        Path built = folder.resolve("built");
        Files.createDirectories(built.resolve("assets"));
        Files.writeString(built.resolve("index.html"), "<p>built</p>");
        Files.writeString(built.resolve("assets/index-D3f_x9-a.js"), "run()");
        Files.writeString(built.resolve("assets/plain.js"), "run()");
        servlet.change(Map.of(".gateway.controlUi", JsonText.write(Map.of("root", built.toString()))));
        assertEquals("<p>built</p>", server.get("/some/view").body());
        assertEquals("public, max-age=31536000, immutable", header(server.get("/assets/index-D3f_x9-a.js"), "Cache-Control"));
        assertEquals("no-cache", header(server.get("/assets/plain.js"), "Cache-Control"));
        assertEquals(404, server.get("/assets/home.js").statusCode(), "our own page is not mixed in");
        servlet.change(Map.of(".gateway.controlUi", JsonText.write(Map.of("root", folder.resolve("gone").toString()))));
        assertTrue(server.get("/").body().contains("OpenClaw Gateway"), "a folder without a page is told in the log");
    }

    @Test
    void everythingIsBelowThePathThatIsConfigured() throws Exception {
        servlet.change(Map.of(".gateway.controlUi", "{\"basePath\":\"/ui/\"}"));
        assertEquals(404, server.get("/").statusCode());
        assertEquals(404, server.get("/uix").statusCode());
        assertEquals("/ui/", header(server.get("/ui"), "Location"));
        assertEquals(200, server.get("/ui/").statusCode());
        assertEquals(200, server.get("/ui/assets/home.js").statusCode());
        assertTrue(server.get("/ui/__openclaw/control-ui-config.json").body().contains("\"basePath\":\"/ui\""));
        assertEquals("{\"avatarUrl\":null}", server.get("/ui/avatar/main?meta=1").body());
    }

    @Test
    void canBeSwitchedOff() throws Exception {
        servlet.change(Map.of(".gateway.controlUi", "{\"enabled\":false}"));
        for (String path : List.of("/", "/favicon.svg", "/avatar/main?meta=1", "/__openclaw/control-ui-config.json"))
            assertEquals(404, server.get(path).statusCode(), path);
    }

    private Map<?, ?> config() throws Exception {
        return Map.copyOf((Map<?, ?>) Objects.requireNonNull(JsonText.parse(server.get("/__openclaw/control-ui-config.json").body())));
    }

    private static String header(HttpResponse<?> answer, String name) { return answer.headers().firstValue(name).orElse(""); }
}
