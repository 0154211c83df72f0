package ai.openclaw.http.ui;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.api.AgentInfo;
import ai.openclaw.testkit.FakeAgents;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.ServletServer;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AvatarTest {
    private static final String NOTHING = "{\"avatarUrl\":null}";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H', 'D', 'R'};
    @TempDir
    Path folder;
    private final FakeAgents agents = new FakeAgents();
    private Path workspace;
    private ServletServer server;

    @BeforeEach
    void start() throws Exception {
        workspace = Files.createDirectory(folder.resolve("workspace"));
        Assistant assistant = new Assistant(new FakeGateway(folder));
        assistant.agents = agents;
        server = ServletServer.of(Map.of("/", new UiServlet(assistant, Map.of())));
    }

    @AfterEach
    void stop() { server.close(); }

    private void avatar(String value) {
        agents.agents.clear();
        agents.agents.add(new AgentInfo("main", Optional.empty(), workspace, "fake/fake-1", Map.of("avatar", value), Map.of()));
    }

    @Test
    void aFileOfTheWorkspaceIsServedAsWhatItIs() throws Exception {
        Files.write(Files.createDirectory(workspace.resolve("pictures")).resolve("me.jpg"), PNG);
        for (String value : new String[]{"pictures/me.jpg", "./pictures/me.jpg", workspace.resolve("pictures/me.jpg").toString()}) {
            avatar(value);
            assertEquals("{\"avatarUrl\":\"/avatar/main\"}", server.get("/avatar/main?meta=1").body());
            HttpResponse<byte[]> picture = HttpClient.newHttpClient().send(server.request("/avatar/main").build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            assertEquals(200, picture.statusCode());
            assertArrayEquals(PNG, picture.body());
            assertEquals(Optional.of("image/png"), picture.headers().firstValue("Content-Type"));
            String tag = picture.headers().firstValue("ETag").orElseThrow();
            assertEquals(304, server.get("/avatar/main", "If-None-Match", tag).statusCode());
        }
    }

    @Test
    void aPictureInTheSettingsIsServedToo() throws Exception {
        avatar("data:image/png;base64," + Base64.getEncoder().encodeToString(PNG));
        assertEquals("{\"avatarUrl\":\"/avatar/main\"}", server.get("/avatar/main?meta=1").body());
        assertEquals(200, server.get("/avatar/main").statusCode());
    }

    @Test
    void aPictureElsewhereIsNamed() throws Exception {
        avatar("https://example.org/me.png");
        assertEquals("{\"avatarUrl\":\"https://example.org/me.png\"}", server.get("/avatar/main?meta=1").body());
        HttpResponse<String> there = server.get("/avatar/main");
        assertEquals(302, there.statusCode());
        assertEquals(Optional.of("https://example.org/me.png"), there.headers().firstValue("Location"));
    }

    /** Security checklist 22 and 23: nothing outside the workspace, and nothing that is no picture. */
    @ParameterizedTest
    @ValueSource(strings = {"../secret.png", "/etc/passwd", "link.png", "away/secret.png", "second.png", "notes.png", "drawing.svg",
            "big.png", ".hidden.png", "missing.png", ".", "a\0b", "data:image/png;base64,!!!!", "data:image/svg+xml;base64,PHN2Zz4=",
            "data:,x", "🦞", "https://evil example/x", "javascript:alert(1)", "file:///etc/passwd"})
    void isNoPicture(String value) throws Exception {
        Path secret = Files.write(folder.resolve("secret.png"), PNG);
        Files.createSymbolicLink(workspace.resolve("link.png"), secret);
        Files.createSymbolicLink(workspace.resolve("away"), folder);
        Files.createLink(workspace.resolve("second.png"), secret);
        Files.writeString(workspace.resolve("notes.png"), "not a picture");
        Files.writeString(workspace.resolve("drawing.svg"), "<svg/>");
        Files.write(workspace.resolve(".hidden.png"), PNG);
        Files.write(workspace.resolve("big.png"), Arrays.copyOf(PNG, (2 << 20) + 1));
        avatar(value);
        assertEquals(404, server.get("/avatar/main").statusCode());
        assertEquals(NOTHING, server.get("/avatar/main?meta=1").body());
    }

    @Test
    void anAgentThatIsNotThereHasNoPicture() throws Exception {
        avatar("x.png");
        assertEquals(404, server.get("/avatar/other").statusCode());
        assertEquals(NOTHING, server.get("/avatar/other?meta=1").body());
        for (String id : new String[]{"", "a/b", "%6dain", "..", "a%41", "x".repeat(65), "-a"})
            assertEquals(404, server.get("/avatar/" + id + "?meta=1").statusCode(), id);
    }
}
