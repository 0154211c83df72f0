package ai.openclaw.http.canvas;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.FakeAccess;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ServletServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who may open the socket; that it works is shown in a browser. */
class LiveReloadTest {
    private static final String SOCKET = "/__openclaw__/ws";
    @TempDir
    Path state;
    private final FakeAccess access = new FakeAccess();
    private final FakeContainer container = new FakeContainer();
    private LiveReload live;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        live = new LiveReload(container.container(), new FakeGateway(state), new Doorkeeper(access), Map.of());
        server = ServletServer.of(Map.of("/*", live));
    }

    @AfterEach
    void stop() {
        server.close();
        live.stop();
    }

    private int open(String path, String... headers) throws Exception {
        List<String> all = new ArrayList<>(List.of("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==", "Sec-WebSocket-Version", "13"));
        all.addAll(List.of(headers));
        return server.get(path, all.toArray(String[]::new)).statusCode();
    }

    @Test
    void aProgramOnThisMachineMayListen() throws Exception {
        assertEquals(200, open(SOCKET));
        assertEquals(200, open(SOCKET, "Origin", "http://127.0.0.1:" + server.port()));
        assertEquals(2, container.upgrades.get());
    }

    /** Security checklist 1: a page without an origin, or of another site, needs the word that our script is given. */
    @Test
    void foreignPagesAndPagesWithoutAnOriginAreRefused() throws Exception {
        for (String origin : List.of("null", "http://evil.example", "https://127.0.0.1.evil.example", "file://", "x",
                "http://evil.example:1"))
            assertEquals(403, open(SOCKET, "Origin", origin), origin);
        assertEquals(403, open("/__openclaw__/cap/xxxx/__openclaw__/ws", "Origin", "null"));
        assertEquals(403, open(SOCKET + "?word=" + live.path(), "Origin", "null"));
        assertEquals(0, container.upgrades.get());
        assertEquals(200, open(live.path(), "Origin", "null"));
    }

    @Test
    void otherMachinesNeedTheWordOrTheSecret() throws Exception {
        access.local = false;
        assertEquals(403, open(SOCKET));
        assertEquals(403, open(SOCKET, "Authorization", "Bearer wrong"));
        assertEquals(200, open(SOCKET, "Authorization", "Bearer " + FakeAccess.TOKEN));
        assertEquals(200, open(live.path(), "Origin", "null"));
    }

    @Test
    void nothingElseIsOpenedThere() throws Exception {
        assertEquals(404, open("/__openclaw__/canvas/"));
        assertEquals(404, open("/__openclaw__/other"));
        assertEquals(404, open(SOCKET + "/more"));
        assertEquals(400, server.get(SOCKET).statusCode(), "no key");
        assertEquals(426, server.get(SOCKET, "Sec-WebSocket-Key", "x", "Sec-WebSocket-Version", "8").statusCode());
    }

    @Test
    void isSwitchedOffWithTheCanvasOrAlone() throws Exception {
        for (String settings : List.of("{\"enabled\":false}", "{\"liveReload\":false}")) {
            live.change(Map.of(".canvasHost", settings));
            assertEquals(404, open(live.path()), settings);
        }
        live.change(Map.of());
        assertEquals(200, open(live.path()));
    }
}
