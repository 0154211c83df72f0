package ai.openclaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RecordReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sandbox may not see, with real links. In the folder: home, home/.openclaw (the state) with its workspace, and outside. */
class BindRulesTest {
    @TempDir
    Path temporary;
    private Path folder;
    private Path workspace;
    private BindRules rules;

    @BeforeEach
    void prepare() throws IOException {
        folder = temporary.toRealPath();
        for (String name : List.of("home/.ssh", "home/.aws", "home/.config/gcloud", "home/project", "home/.openclaw/credentials",
                "home/.openclaw/agents/main", "home/.openclaw/workspace/sub", "outside", "engine"))
            Files.createDirectories(folder.resolve(name));
        workspace = folder.resolve("home/.openclaw/workspace");
        Files.writeString(folder.resolve("home/.openclaw/openclaw.json"), "{}");
        rules = new BindRules(folder.resolve("home/.openclaw"), folder.resolve("home"), List.of(folder.resolve("engine/api.sock")));
    }

    private static DockerSettings settings(String... allowed) {
        Map<String, Object> map = new HashMap<>();
        for (String key : allowed)
            map.put(key, true);
        return RecordReader.read(map, DockerSettings.class).value().orElseThrow();
    }

    private String refusal(String bind) {
        GatewayException refused = assertThrows(GatewayException.class,
                () -> rules.bind(bind, settings("dangerouslyAllowExternalBindSources"), List.of(workspace)), bind);
        assertTrue(refused.message().contains("docker.binds"), refused.message());
        return refused.message();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc", "/etc/ssl", "/proc", "/proc/1", "/sys", "/dev", "/dev/shm", "/root", "/root/x", "/boot", "/run",
            "/var/run", "/var", "/var/run/docker.sock", "/run/docker.sock", "/run/podman/podman.sock", "/var/lib/docker", "/x/docker.sock",
            "/home/../etc", "/usr/../", "//etc"})
    void line29RefusesFoldersOfTheSystemAndSocketsOfEngines(String source) {
        assertTrue(refusal(source + ":/data:ro").contains("never given to a sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"home", "home/.ssh", "home/.aws", "home/.config", "home/.config/gcloud", "home/.openclaw",
            "home/.openclaw/credentials", "home/.openclaw/agents/main", "home/.openclaw/openclaw.json", "engine", "engine/api.sock", ""})
    void line29RefusesKeysTheStateAndWhateverHoldsThem(String source) {
        assertTrue(refusal(folder.resolve(source) + ":/data:ro").contains("never given to a sandbox"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/etc", "/proc/self", "/var/run", "home/.ssh", "home/.openclaw", "home/.openclaw/credentials", "home"})
    void line29RefusesLinksToThem(String target) throws IOException {
        Path aim = target.startsWith("/") ? Path.of(target) : folder.resolve(target);
        Path link = Files.createSymbolicLink(workspace.resolve("link"), aim);
        Files.createSymbolicLink(workspace.resolve("second"), link);
        assertTrue(refusal(link + ":/data").contains("never given to a sandbox"));
        assertTrue(refusal(workspace.resolve("second") + ":/data").contains("never given to a sandbox"));
    }

    @Test
    void line29RefusesWhatIsBelowALink() throws IOException {
        Files.createSymbolicLink(workspace.resolve("link"), folder.resolve("home"));
        assertTrue(refusal(workspace.resolve("link/.ssh") + ":/data").contains(".ssh"));
        assertTrue(refusal(workspace.resolve("link/.openclaw/credentials") + ":/data").contains("credentials"));
    }

    @Test
    void line29RefusesSocketsOfAnyNameAndWhatIsNotThere() throws IOException {
        Path socket = folder.resolve("outside/s");
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(UnixDomainSocketAddress.of(socket));
            assertTrue(refusal(socket + ":/data").contains("neither a file nor a folder"));
        }
        assertTrue(refusal(folder.resolve("outside/missing") + ":/data").contains("does not exist"));
        Files.createSymbolicLink(workspace.resolve("dangling"), folder.resolve("outside/missing"));
        assertTrue(refusal(workspace.resolve("dangling") + ":/data").contains("does not exist"));
    }

    @Test
    void line29TheWorkspaceItselfMayNotBeOneOfThem() throws IOException {
        for (String name : List.of("home", "home/.ssh", "home/.openclaw", "home/.openclaw/credentials", ""))
            assertThrows(GatewayException.class, () -> rules.folder(folder.resolve(name)), name);
        assertThrows(GatewayException.class, () -> rules.folder(Path.of("/etc")));
        Path link = Files.createSymbolicLink(folder.resolve("outside/link"), folder.resolve("home/.ssh"));
        assertThrows(GatewayException.class, () -> rules.folder(link));
        assertEquals(workspace, rules.folder(workspace));
        assertEquals(folder.resolve("outside/new"), rules.folder(folder.resolve("outside/new")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/proc", "/proc/x", "/sys", "/dev/x", "/workspace", "/workspace/sub", "/agent", "/a/../workspace", "data",
            ""})
    void refusesTargetsThatTheSandboxNeeds(String target) { refusal(folder.resolve("outside") + ":" + target); }

    @ParameterizedTest
    @ValueSource(strings = {"/data:rshared", "/data:rw,exec", "/data:ro:x", "", "relative"})
    void refusesWhatIsNoBind(String rest) { refusal(folder.resolve("outside") + ":" + rest); }

    @Test
    void refusesSourcesThatAreNoPaths() {
        refusal("volume:/data");
        refusal("../x:/data");
        refusal("~/.ssh:/data");
    }

    @Test
    void foldersOutsideTheWorkspaceNeedToBeAllowed() throws IOException {
        String bind = folder.resolve("outside") + ":/data:ro";
        GatewayException refused = assertThrows(GatewayException.class, () -> rules.bind(bind, settings(), List.of(workspace)));
        assertTrue(refused.message().contains("dangerouslyAllowExternalBindSources"), refused.message());
        Files.createSymbolicLink(workspace.resolve("link"), folder.resolve("outside"));
        assertThrows(GatewayException.class, () -> rules.bind(workspace.resolve("link") + ":/data", settings(), List.of(workspace)));
        Mounts.Mount mount = rules.bind(bind, settings("dangerouslyAllowExternalBindSources"), List.of(workspace));
        assertEquals(folder.resolve("outside") + ":/data:ro", mount.bind());
    }

    @Test
    void mountsTheRealFolderOfALink() throws IOException {
        Files.createSymbolicLink(workspace.resolve("link"), workspace.resolve("sub"));
        Mounts.Mount mount = rules.bind(workspace.resolve("link") + ":/data:rw,Z", settings(), List.of(workspace));
        assertEquals(workspace.resolve("sub") + ":/data:rw,Z", mount.bind());
    }

    @Test
    void coversTheWorkspaceOnlyWhenThatIsAllowed() {
        Mounts.Mount mount = rules.bind(workspace.resolve("sub") + ":/workspace/sub", settings("dangerouslyAllowReservedContainerTargets"),
                List.of(workspace));
        assertEquals("/workspace/sub", mount.target());
    }
}
