package ai.openclaw.sandbox;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.SandboxKey.Access;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine is asked for, against whole requests that were looked at by people. */
class ContainerRequestTest {
    private static final EngineFacts DOCKER = new EngineFacts(false, false);
    private static final EngineFacts ROOTLESS = new EngineFacts(true, true);
    @TempDir
    Path temporary;
    private Path workspace;
    private BindRules rules;

    @BeforeEach
    void prepare() throws IOException {
        workspace = Files.createDirectories(temporary.toRealPath().resolve("state/workspace"));
        Files.createDirectories(workspace.resolve("sub"));
        rules = new BindRules(temporary.resolve("state"), temporary.resolve("home"), List.of());
    }

    private Map<String, Object> request(Access access, EngineFacts facts, Map<String, Object> docker) {
        return ContainerRequest.of(Blueprint.of(Keys.of("agent:main:main", workspace, access, docker), rules, "gateway"), facts);
    }

    private static Map<?, ?> part(Map<String, Object> request, String name) {
        return request.get(name) instanceof Map<?, ?> map ? map : Map.of();
    }

    private void assertIs(String golden, Map<String, Object> request) {
        try (InputStream file = Objects.requireNonNull(ContainerRequestTest.class.getResourceAsStream("/" + golden))) {
            String expected = new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("$workspace", workspace.toString());
            Map<String, Object> shown = new java.util.LinkedHashMap<>(request);
            shown.remove("Labels");
            assertEquals(JsonText.parse(expected), JsonText.parse(JsonText.write(shown)), () -> JsonText.write(shown));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void withoutSettingsEverythingIsClosedAndLimited() { assertIs("default.json", request(Access.READ, ROOTLESS, Map.of())); }

    @Test
    void everySettingHasItsPlace() throws IOException {
        Path profile = Files.writeString(temporary.resolve("seccomp.json"), "{\"defaultAction\":\"SCMP_ACT_ERRNO\"}");
        Map<String, Object> docker = new java.util.LinkedHashMap<>();
        docker.put("image", "registry.example/box:1");
        docker.put("workdir", "/work");
        docker.put("readOnlyRoot", false);
        docker.put("tmpfs", List.of("/tmp:size=64m", "/scratch"));
        docker.put("network", "bridge");
        docker.put("user", "1000:1000");
        docker.put("capDrop", List.of("NET_RAW"));
        docker.put("env", Map.of("B", "2", "A", "1"));
        docker.put("pidsLimit", 64);
        docker.put("memory", "512m");
        docker.put("memorySwap", 1073741824);
        docker.put("cpus", 1.5);
        docker.put("ulimits", Map.of("nofile", Map.of("soft", 512, "hard", 1024), "nproc", 128, "core", "0:0"));
        docker.put("seccompProfile", profile.toString());
        docker.put("apparmorProfile", "openclaw");
        docker.put("dns", List.of("192.0.2.53"));
        docker.put("extraHosts", List.of("build:192.0.2.1"));
        docker.put("binds", List.of(workspace.resolve("sub") + ":/sub:ro"));
        assertIs("everything.json", request(Access.WRITE, DOCKER, docker));
    }

    @Test
    void labelsSayWhoseItIsAndWithWhichSettings() {
        Map<?, ?> labels = part(request(Access.READ, ROOTLESS, Map.of()), "Labels");
        assertEquals("gateway agent:main:main main",
                labels.get("openclaw.home") + " " + labels.get("openclaw.scope") + " " + labels.get("openclaw.agent"));
        Map<?, ?> other = part(request(Access.READ, ROOTLESS, Map.of("setupCommand", "x")), "Labels");
        assertNotEquals(labels.get("openclaw.settings"), other.get("openclaw.settings"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"host", "container:other", "ns:/proc/1/ns/net"})
    void anotherNetworkIsJoinedOnlyWhenThatIsAllowed(String network) {
        GatewayException refused = assertThrows(GatewayException.class, () -> request(Access.READ, DOCKER, Map.of("network", network)));
        assertTrue(refused.message().contains("dangerouslyAllowContainerNamespaceJoin"), refused.message());
        Map<?, ?> host = part(request(Access.READ, DOCKER, Map.of("network", network, "dangerouslyAllowContainerNamespaceJoin", true)),
                "HostConfig");
        assertEquals(network, String.valueOf(host.get("NetworkMode")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"seccompProfile", "apparmorProfile"})
    void wallsAreNotTakenAway(String key) {
        assertThrows(GatewayException.class, () -> request(Access.READ, DOCKER, Map.of(key, "unconfined")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "workspace", "/a/.."})
    void theFolderNeedsAPlace(String workdir) {
        assertThrows(GatewayException.class, () -> request(Access.READ, DOCKER, Map.of("workdir", workdir)));
    }

    @Test
    void whatIsNoSizeOrLimitIsTold() {
        GatewayException size = assertThrows(GatewayException.class, () -> request(Access.READ, DOCKER, Map.of("memory", "much")));
        assertTrue(size.message().contains("docker.memory: \"much\""), size.message());
        assertThrows(GatewayException.class, () -> request(Access.READ, DOCKER, Map.of("ulimits", Map.of("nofile", "many"))));
    }

    @ParameterizedTest
    @CsvSource({"512m,536870912", "2g,2147483648", "1.5g,1610612736", "64kb,65536", "100,100", "1MiB,1048576"})
    void readsSizes(String text, long bytes) { assertEquals(bytes, ByteSize.of("memory", text)); }

    @ParameterizedTest
    @CsvSource({"openclaw-sandbox:bookworm-slim,false", "library/debian,false", "ghcr.io/x/y:1,true", "localhost/x,true",
            "host:5000/x,true"})
    void fetchesByItselfOnlyWhatNamesARegistry(String image, boolean fetched) {
        assertEquals(fetched,
                Blueprint.of(Keys.of("shared", workspace, Access.WRITE, Map.of("image", image)), rules, "g").docker().fetched());
    }

    @Test
    void namesAreReadableAndDifferByScopeAndGateway() {
        String name = Blueprint.name("openclaw-sbx-", "agent:main:telegram:direct:12345", "one");
        assertTrue(name.matches("openclaw-sbx-agent-main-telegram-direct-12345-[0-9a-f]{12}"), name);
        assertNotEquals(name, Blueprint.name("openclaw-sbx-", "agent:main:telegram:direct:12345", "two"));
        assertNotEquals(name, Blueprint.name("openclaw-sbx-", "agent:main:telegram:direct-12345", "one"));
    }
}
