package ai.openclaw.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever goes wrong is one sentence with a way out, and an exit code: 1 for a failure, 2 for a wrong command line. */
class MistakesTest {
    @TempDir
    Path root;
    private Terminal terminal;

    @BeforeEach
    void start() { terminal = new Terminal(root); }

    @Test
    void withoutArgumentsItShowsTheHelp() {
        assertEquals(2, terminal.run());
        assertTrue(terminal.out().contains("Usage: openclaw"), terminal.out());
        assertTrue(terminal.out().contains("gateway --allow-unconfigured"), terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"plugins", "channels", "message", "gateway --help", "plugins --help", "help plugins"})
    void aGroupShowsItsCommands(String command) {
        assertEquals(0, terminal.run(command.split(" ", -1)));
        assertTrue(terminal.out().contains("Commands:"), terminal.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"help agent", "agent --help", "agent -h"})
    void aCommandShowsItsHelpWithAnExample(String command) {
        assertEquals(0, terminal.run(command.split(" ", -1)));
        assertTrue(terminal.out().contains("Usage: openclaw agent"), terminal.out());
        assertTrue(terminal.out().contains("Examples:"), terminal.out());
    }

    @Test
    void anUnknownCommandGetsASuggestion() {
        assertEquals(2, terminal.run("helth"));
        assertTrue(terminal.errors().contains("Unmatched argument at index 0: 'helth'"), terminal.errors());
        assertTrue(terminal.errors().contains("health"), terminal.errors());
    }

    @Test
    void aWrongOptionOrAMissingOneIsNamed() {
        assertEquals(2, terminal.run("health", "--bogus"));
        assertTrue(terminal.errors().contains("--bogus"), terminal.errors());
        assertEquals(2, terminal.run("agent"));
        assertTrue(terminal.errors().startsWith("Missing required option: '--message=TEXT'\n"), terminal.errors());
        assertTrue(terminal.errors().contains("See openclaw agent --help"), terminal.errors());
        assertEquals(2, terminal.run("health", "--json=yes"));
        assertEquals(2, terminal.run("health", "--token"));
        assertEquals(2, terminal.run("health", "--timeout", "soon"));
        assertEquals(2, terminal.run("health", "--timeout", "0"));
        assertEquals("--timeout 0 is no time; give milliseconds, such as --timeout 10000\n", terminal.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"garbage", "ftp://host", "ws://", "http//x", "ws://a b"})
    void anUrlThatIsNoneIsRefused(String url) {
        assertEquals(2, terminal.run("health", "--url", url));
        assertEquals("--url " + url + " is no WebSocket address; write it like ws://127.0.0.1:18789\n", terminal.errors());
    }

    @Test
    void anHttpUrlIsUnderstood() throws IOException {
        try (GatewayServer gateway = new GatewayServer().on("health", "{\"ok\":true}")) {
            assertEquals(0, terminal.run("health", "--url", "http://127.0.0.1:" + gateway.port()));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"70000", "x", "0x10"})
    void aPortThatIsNoneIsRefused(String port) {
        assertEquals(2, terminal.run("health", "--port", port));
        assertEquals("The port " + port + " is none; give one of 1 to 65535\n", terminal.errors());
    }

    @ParameterizedTest
    @ValueSource(strings = {"{broken", "[1]", "5"})
    void paramsThatAreNoObjectAreAWrongCommandLine(String params) {
        assertEquals(2, terminal.run("gateway", "call", "health", "--params", params));
        assertTrue(terminal.errors().startsWith("--params is no JSON"), terminal.errors());
    }

    @Test
    void aGatewayThatIsNotThereIsOneSentence() throws IOException {
        int port;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = closed.getLocalPort();
        }
        assertEquals(1, terminal.run("health", "--port", Integer.toString(port)));
        assertEquals("No gateway answers at ws://127.0.0.1:" + port + "; start it with: openclaw gateway\n", terminal.errors());
        assertEquals("", terminal.out());
    }

    @Test
    void aHostThatIsNotKnownIsNamed() {
        assertEquals(1, terminal.run("health", "--url", "ws://nowhere.invalid"));
        assertEquals("The host of ws://nowhere.invalid is not known; check --url.\n", terminal.errors());
    }

    @Test
    void aWrongTokenSaysWhatToDo() throws IOException {
        try (GatewayServer gateway = new GatewayServer().refuse("connect", "unauthorized: gateway token mismatch", "AUTH_TOKEN_MISMATCH")) {
            assertEquals(1, terminal.run(gateway, "health"));
            assertEquals("unauthorized: gateway token mismatch. The token or password given is not the gateway's;"
                    + " pass its own with --token or --password.\n", terminal.errors());
        }
    }

    @Test
    void noTokenSaysWhatToDo() throws IOException {
        try (GatewayServer gateway = new GatewayServer().refuse("connect", "device identity required", "DEVICE_IDENTITY_REQUIRED")) {
            assertEquals(1, terminal.run("health", "--port", Integer.toString(gateway.port())));
            assertEquals("device identity required. No token is known here: pass --token or set OPENCLAW_GATEWAY_TOKEN.\n",
                    terminal.errors());
        }
    }

    @Test
    void aConfigurationThatCannotBeReadIsNamedBeforeTheRefusal() throws IOException {
        Path file = Files.writeString(root.resolve("openclaw.json"), "{ gateway: {\n  auth: { token: \"x\" ]\n");
        try (GatewayServer gateway = new GatewayServer().refuse("connect", "device identity required", "DEVICE_IDENTITY_REQUIRED")) {
            assertEquals(1, terminal.run("health", "--port", Integer.toString(gateway.port())));
            assertTrue(terminal.errors().startsWith(file + " cannot be read: JSON5: "), terminal.errors());
            assertTrue(terminal.errors().contains(" at 2:"), terminal.errors());
            assertTrue(terminal.errors().endsWith("set OPENCLAW_GATEWAY_TOKEN.\n"), terminal.errors());
            terminal.run(gateway, "health");
            assertTrue(terminal.errors().startsWith("device identity"), "with a token it does not matter: " + terminal.errors());
        }
    }

    @Test
    void aGatewayThatClosesInTheMiddleIsSaid() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            gateway.on("health", (_, client) -> client.close(1012, "service restart"));
            assertEquals(1, terminal.run(gateway, "health"));
            assertEquals("The connection to the gateway ended during health: service restart\n", terminal.errors());
            gateway.on("health", (_, client) -> client.cut());
            assertEquals(1, terminal.run(gateway, "health"));
            assertEquals("The connection to the gateway ended during health: it was cut\n", terminal.errors());
            gateway.on("health", (_, client) -> client.text("nonsense"));
            assertEquals(1, terminal.run(gateway, "health"));
            assertEquals("The gateway answered health with something that is no JSON.\n", terminal.errors());
        }
    }

    @Test
    void aGatewayThatDoesNotAnswerIsGivenUp() throws IOException {
        try (GatewayServer gateway = new GatewayServer()) {
            assertEquals(1, terminal.run(gateway, "health", "--timeout", "100"));
            assertEquals("The gateway did not answer health within 100 ms; --timeout MS waits longer\n", terminal.errors());
        }
    }

    @Test
    void aServerThatIsNoGatewayIsCalledThat() throws IOException {
        assertNoGateway("HTTP/1.1 404 Not Found\r\n\r\n", "what answers there is no OpenClaw gateway (HTTP/1.1 404 Not Found)");
        assertNoGateway("SSH-2.0-OpenSSH\r\n", "what answers there is no OpenClaw gateway (SSH-2.0-OpenSSH)");
        assertNoGateway("", "is no OpenClaw gateway: it closed the connection.");
        assertNoGateway("HTTP/1.1 101 Switching Protocols\r\n\r\n\u0081\u0002{}", "is no OpenClaw gateway: its first word is another one.");
    }

    private void assertNoGateway(String says, String told) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> {
                try (Socket socket = server.accept(); OutputStream out = socket.getOutputStream()) {
                    socket.getInputStream().read(new byte[4096]);
                    out.write(says.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                    // the client says what it saw
                }
            });
            assertEquals(1, terminal.run("health", "--port", Integer.toString(server.getLocalPort())));
            assertTrue(terminal.errors().contains(told), terminal.errors());
        }
    }
}
