package ai.openclaw.http.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Caller;
import ai.openclaw.api.CanvasTickets;
import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CanvasServletTest {
    private static final String CANVAS = "/__openclaw__/canvas/";
    private static final String A2UI = "/__openclaw__/a2ui/";
    private static final String WORD = "xYhzh6tAJLVUYWecPu4MQIOT";
    private static final String CAP = "/__openclaw__/cap/" + WORD;
    @TempDir
    Path state;
    private final FakeAccess access = new FakeAccess();
    private final Doorkeeper door = new Doorkeeper(access);
    private FakeGateway gateway;
    private LiveReload live;
    private CanvasServlet servlet;
    private ServletServer server;

    /** Gives out one word, which lives. */
    private static final class OneWord implements CanvasTickets {
        @Override
        public String issue(String connectionId) { return WORD; }

        @Override
        public boolean live(String word) { return word.equals(WORD); }
    }

    @BeforeEach
    void start() throws Exception {
        gateway = new FakeGateway(state);
        door.tickets = new OneWord();
        live = new LiveReload(new FakeContainer().container(), gateway, door, Map.of());
        servlet = new CanvasServlet(gateway, door, live, Map.of());
        server = ServletServer.of(Map.of("/__openclaw__/*", servlet));
    }

    @AfterEach
    void stop() {
        server.close();
        servlet.stop();
        live.stop();
    }

    private void write(String name, String text) throws Exception {
        Path file = state.resolve("canvas").resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    @Test
    void aCanvasThatNobodyWroteToHasAFirstPage() throws Exception {
        HttpResponse<String> page = server.get(CANVAS);
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("OpenClaw Canvas"));
        assertTrue(Files.readString(state.resolve("canvas/index.html")).contains("OpenClaw Canvas"));
        assertFalse(Files.readString(state.resolve("canvas/index.html")).contains("live-reload"), "our scripts are not left in the file");
        assertEquals("no-store", header(page, "Cache-Control"));
        assertEquals(200, server.get("/__openclaw__/canvas").statusCode());
    }

    @Test
    void pagesOfAgentsAreServedWithOurScripts() throws Exception {
        write("sub/page.html", "<html><body>Grüße</BODY></html>");
        String body = server.get(CANVAS + "sub/page.html").body();
        assertEquals(
                "<html><body>Grüße<script src=\"/__openclaw__/a2ui/bridge.js\"></script>"
                        + "<script src=\"/__openclaw__/a2ui/live-reload.js\" data-socket=\"" + live.path() + "\"></script>\n</BODY></html>",
                body);
        assertTrue(server.get(CAP + CANVAS + "sub/page.html").body().contains("src=\"" + CAP + "/__openclaw__/a2ui/live-reload.js\""));
        assertEquals(200, server.get(A2UI + "live-reload.js").statusCode());
        assertEquals(200, server.get(CAP + A2UI + "bridge.js").statusCode());
    }

    @Test
    void otherFilesAreServedAsTheyAre() throws Exception {
        write("data.json", "{}");
        write("data.json.gz", "stale");
        HttpResponse<String> data = server.get(CANVAS + "data.json", "Accept-Encoding", "gzip");
        assertEquals("{}", data.body());
        assertEquals("no-cache", header(data, "Cache-Control"));
        assertEquals(304, server.get(CANVAS + "data.json", "If-None-Match", header(data, "ETag")).statusCode());
    }

    @Test
    void liveReloadCanBeSwitchedOff() throws Exception {
        servlet.change(Map.of(".canvasHost", "{\"liveReload\":false}"));
        String body = server.get(CANVAS).body();
        assertFalse(body.contains("live-reload.js"));
        assertTrue(body.contains("bridge.js"));
    }

    @Test
    void whatIsMissingIsSaidInFewWords() throws Exception {
        for (String path : List.of("nope.html", "sub/", "sub")) {
            HttpResponse<String> answer = server.get(CANVAS + path);
            assertEquals(404, answer.statusCode());
            assertEquals("not found", answer.body());
        }
        assertEquals(404, server.get("/__openclaw__/other").statusCode());
        assertEquals(405, server.send(server.request(CANVAS).method("PUT", BodyPublishers.ofString("x"))).statusCode());
    }

    /** Security checklist 22 and 23. */
    @ParameterizedTest
    @ValueSource(strings = {"%2e%2e/openclaw.json", "sub/%2e%2e/%2e%2e/openclaw.json", "%252e%252e/openclaw.json", "..%5copenclaw.json",
            "/etc/passwd", "C:/openclaw.json", "link.json", "away/openclaw.json", "second.json", ".hidden",
            "%EF%BC%8E%EF%BC%8E/openclaw.json"})
    void nothingElseIsServed(String path) throws Exception {
        Path secret = Files.writeString(state.resolve("openclaw.json"), "secret");
        write(".hidden", "secret");
        Files.createSymbolicLink(state.resolve("canvas/link.json"), secret);
        Files.createSymbolicLink(state.resolve("canvas/away"), state);
        Files.createLink(state.resolve("canvas/second.json"), secret);
        HttpResponse<String> answer = server.get(CANVAS + path);
        assertTrue(Set.of(400, 404).contains(answer.statusCode()), () -> "status " + answer.statusCode());
        assertFalse(answer.body().contains("secret"));
    }

    @Test
    void programsOnThisMachineNeedNothing() throws Exception {
        assertEquals(200, server.get(CANVAS).statusCode());
        assertEquals(200, server.get(CANVAS, "Authorization", "Bearer wrong").statusCode());
        assertEquals(200, server.get("/__openclaw__/cap/xxxx" + CANVAS).statusCode());
    }

    /** Security checklist 5 and 9. */
    @Test
    void othersNeedAWordThatLivesOrTheSecret() throws Exception {
        access.local = false;
        for (String path : List.of(CANVAS, A2UI, A2UI + "bridge.js", "/__openclaw__/cap/xxxx" + CANVAS,
                "/__openclaw__/cap/" + "y".repeat(24) + CANVAS, CANVAS + "?cap=" + WORD, CANVAS + "?token=" + FakeAccess.TOKEN))
            assertEquals(401, server.get(path).statusCode(), path);
        assertEquals(401, server.get(CANVAS, "Authorization", "Bearer wrong").statusCode());
        assertEquals(200, server.get(CANVAS, "Authorization", "Bearer " + FakeAccess.TOKEN).statusCode());
        assertEquals(200, server.get(CAP + CANVAS).statusCode());
        assertEquals(200, server.get(CAP + A2UI).statusCode());
        door.tickets = null;
        assertEquals(401, server.get(CAP + CANVAS).statusCode(), "while nodes are updated no word lives");
        access.locked = true;
        assertEquals(429, server.get(CANVAS, "Authorization", "Bearer wrong").statusCode());
    }

    /** Security checklist 5: a page of an agent has an origin of its own and talks to nobody but the live-reload socket. */
    @Test
    void pagesAreInASandbox() throws Exception {
        write("drawing.svg", "<svg/>");
        for (String path : List.of(CANVAS, CANVAS + "drawing.svg", A2UI, CANVAS + "nope.html")) {
            List<String> policy = List.of(header(server.get(path), "Content-Security-Policy").split("; "));
            assertTrue(policy.contains("sandbox allow-scripts allow-forms allow-modals"), path);
            assertTrue(
                    policy.containsAll(List.of("default-src 'none'", "form-action 'none'", "frame-ancestors 'self'", "base-uri 'none'")));
            String host = "127.0.0.1:" + server.port();
            assertTrue(policy.contains("connect-src ws://" + host + live.path() + " wss://" + host + live.path()), policy.toString());
        }
        String ours = header(server.get(A2UI), "Content-Security-Policy");
        assertFalse(ours.contains("unsafe"), ours);
    }

    /** Security checklist 5: the gateway takes no actions over HTTP at all. */
    @Test
    void nobodyCanPostActions() throws Exception {
        for (String path : List.of(A2UI, CAP + A2UI, CAP + A2UI + "action", CANVAS))
            assertEquals(405, server.post(path, "{\"userAction\":{\"name\":\"x\"}}").statusCode());
        String bridge = server.get(A2UI + "bridge.js").body();
        assertTrue(bridge.contains("if (!capable)"));
        assertFalse(bridge.contains("fetch("));
        assertTrue(server.get(CAP + A2UI).body().contains("bridge.js\" data-capable></script>"));
        for (String path : List.of(A2UI, CANVAS, "/__openclaw__/cap/xxxx" + A2UI))
            assertTrue(server.get(path).body().contains("bridge.js\"></script>"), path);
    }

    @Test
    void a2uiIsAPageOfOurs() throws Exception {
        HttpResponse<String> page = server.get(A2UI);
        assertEquals(200, page.statusCode());
        for (String file : List.of("surfaces.js", "components.js", "host.js", "a2ui.css")) {
            assertTrue(page.body().contains("\"" + file + "\""), file);
            assertEquals(200, server.get(A2UI + file).statusCode(), file);
        }
        assertEquals(A2UI, header(server.get("/__openclaw__/a2ui"), "Location"));
    }

    @Test
    void theSocketIsForUpgradesAlone() throws Exception {
        HttpResponse<String> answer = server.get("/__openclaw__/ws");
        assertEquals(426, answer.statusCode());
        assertEquals("upgrade required", answer.body());
    }

    @Test
    void canBeSwitchedOffAndMoved() throws Exception {
        servlet.change(Map.of(".canvasHost", "{\"enabled\":false}"));
        assertEquals(404, server.get(CANVAS).statusCode());
        Files.writeString(Files.createDirectory(state.resolve("elsewhere")).resolve("index.html"), "moved");
        servlet.change(Map.of(".canvasHost", "{\"root\":\"" + state.resolve("elsewhere") + "\"}"));
        assertTrue(server.get(CANVAS).body().startsWith("moved"));
        gateway.environment.put("OPENCLAW_SKIP_CANVAS_HOST", "1");
        servlet.change(Map.of());
        assertEquals(404, server.get(CANVAS).statusCode());
    }

    @Test
    void clientsAreToldWhereItIs() {
        assertEquals(Optional.empty(), servlet.address(caller("operator"), ""), "before the gateway listens");
        gateway.addresses.add("ws://127.0.0.1:18789");
        assertEquals(Optional.of("http://127.0.0.1:18789"), servlet.address(caller("operator"), ""));
        assertEquals(Optional.of("http://gw.local:18789" + CAP), servlet.address(caller("node"), "gw.local:18789"));
        servlet.change(Map.of(".canvasHost", "{\"enabled\":false}"));
        assertEquals(Optional.empty(), servlet.address(caller("operator"), ""));
    }

    private static Caller caller(String role) { return new Caller("c", "cli", "cli", role, Set.of(), Optional.empty(), true); }

    private static String header(HttpResponse<?> answer, String name) { return answer.headers().firstValue(name).orElse(""); }
}
