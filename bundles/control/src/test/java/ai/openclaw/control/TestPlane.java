package ai.openclaw.control;

import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.auth.DeviceRegistry;
import ai.openclaw.auth.TestAccess;
import ai.openclaw.http.TestServer;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeGateway;
import ai.openclaw.testkit.FakeHealth;
import ai.openclaw.testkit.FakePresence;
import ai.openclaw.testkit.FakeSessions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The control plane behind a real web server, with fakes for the rest of the gateway. */
final class TestPlane implements AutoCloseable {
    static final String TOKEN = "tok-contract-0001";
    static final List<String> ALL_SCOPES = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    final Path state = Files.createTempDirectory("openclaw-plane");
    final FakeGateway gateway = new FakeGateway(state);
    final FakePresence presence = new FakePresence();
    final Methods methods = new Methods();
    final Core core = new Core();
    final OpenConnections open = new OpenConnections();
    final ControlPlane plane;
    final TestAccess auth;
    final DeviceRegistry devices;
    private final TestServer server = new TestServer();

    TestPlane(GatewayMethod<?, ?>... offered) throws Exception { this(Map.of("token", TOKEN), offered); }

    TestPlane(Map<String, String> options, GatewayMethod<?, ?>... offered) throws Exception { this(options, Map.of(), offered); }

    /** @param settings the JSON of PIDs such as {@code gateway.auth} */
    TestPlane(Map<String, String> options, Map<String, String> settings, GatewayMethod<?, ?>... offered) throws Exception {
        Map<String, Object> properties = new LinkedHashMap<>();
        settings.forEach((pid, json) -> properties.put(SettingsReader.property(pid), json));
        gateway.options.putAll(options);
        auth = new TestAccess(gateway, properties);
        devices = auth.devices();
        core.presence = presence;
        core.health = new FakeHealth();
        core.sessions = new FakeSessions();
        core.config = new FakeConfig();
        methods.bindGroup(() -> List.of(offered));
        plane = new ControlPlane(server.container(), gateway, auth.access(), new BrowserOrigins(properties), core, methods, open);
        server.sockets(plane);
    }

    int port() { return server.port(); }

    TestSocket socket(String... headers) throws Exception { return new TestSocket(port(), headers); }

    /** A client with these scopes that has its hello. */
    TestSocket connected(List<String> scopes) throws Exception {
        TestSocket socket = socket();
        Map<String, Object> params = params(Map.of("scopes", scopes));
        Map<String, Object> hello = socket.request("connect", params);
        if (!Boolean.TRUE.equals(hello.get("ok")))
            throw new AssertionError(hello);
        socket.event("health"); // the first event: from here on it hears of everything
        return socket;
    }

    /** Parameters of a connect that succeeds, with changes; a change to "" takes a key away. */
    static Map<String, Object> params(Map<String, ?> changes) {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("minProtocol", 3);
        params.put("maxProtocol", 3);
        params.put("client", client("cli", "cli"));
        params.put("caps", List.of());
        params.put("role", "operator");
        params.put("scopes", ALL_SCOPES);
        params.put("auth", Map.of("token", TOKEN));
        changes.forEach((key, value) -> {
            if ("".equals(value))
                params.remove(key);
            else
                params.put(key, value);
        });
        return params;
    }

    static Map<String, Object> client(String id, String mode) {
        return Map.of("id", id, "version", "2026.3.13", "platform", "linux", "mode", mode);
    }

    @Override
    public void close() {
        plane.stop();
        server.close();
        auth.close();
        try (Stream<Path> files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList())
                Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
