package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the process starts, refuses to start, and ends. */
class LifecycleIT {
    @TempDir
    Path folder;
    private Installation installation;

    @BeforeEach
    void install() { installation = new Installation(folder); }

    @AfterEach
    void stop() { installation.close(); }

    @Test
    void theFirstStartNeedsNoConfigurationAndSaysWhereEverythingIs() throws Exception {
        RunningGateway gateway = installation.gateway("--allow-unconfigured");
        Await.until("the text is there", () -> gateway.output().contains("is ready"));
        String text = gateway.output();
        assertTrue(text.contains("Generated a new token and saved it to config"), text);
        assertTrue(text.contains("  Listening  ws://127.0.0.1:" + gateway.port() + ", ws://[::1]:" + gateway.port()), text);
        assertTrue(text.contains("  Model      offline/guide"), text);
        assertTrue(text.contains("  WebChat    http://127.0.0.1:" + gateway.port() + "/chat#token="), text);
        assertTrue(text.contains("  Log        "), text);
        assertTrue(gateway.get("/health").contains("\"ok\":true"));
        String token = text.replaceAll("(?s).*#token=(\\w+).*", "$1");
        assertTrue(Files.readString(installation.config()).contains(token));
        assertFalse(installation.log().contains(token), "the token is printed, never logged");
        assertEquals("rwx------", permissions(installation.state()));
        assertEquals("rw-------", permissions(installation.config()));
    }

    private static String permissions(Path file) throws IOException {
        return java.nio.file.attribute.PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void findsAJavaOnTheMachineWhenTheArchiveHasNone() throws Exception {
        Path image = Path.of(System.getProperty("openclaw.image"));
        Path plain = folder.resolve("plain archive");
        Files.createDirectories(plain.resolve("bin"));
        Files.copy(image.resolve("bin/openclaw"), plain.resolve("bin/openclaw"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(image.resolve("VERSION"), plain.resolve("VERSION"));
        Files.createSymbolicLink(plain.resolve("lib"), image.resolve("lib"));
        Files.createSymbolicLink(plain.resolve("cli"), image.resolve("cli"));
        installation = new Installation(folder, plain).configure();
        RunningGateway gateway = installation.gateway();
        assertEquals(0, installation.run("health", "--port", Integer.toString(gateway.port())).exitCode());
    }

    @Test
    void withoutConfigurationItSaysHowToGetOne() throws Exception {
        RunningGateway gateway = installation.launch();
        assertEquals(1, gateway.awaitExit());
        assertTrue(
                gateway.output().contains("Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured)."),
                gateway.output());
        assertFalse(gateway.output().contains("\tat "), gateway.output());
    }

    @Test
    void aModeThatIsNotLocalIsRefused() throws Exception {
        installation.write("{ gateway: { auth: { token: 'x' } } }");
        RunningGateway gateway = installation.launch();
        assertEquals(1, gateway.awaitExit());
        assertTrue(
                gateway.output().contains("Gateway start blocked: set gateway.mode=local (current: unset) or pass --allow-unconfigured."),
                gateway.output());
    }

    @Test
    void theTermSignalSaysGoodbyeAndEndsSoon() throws Exception {
        RunningGateway gateway = installation.configure().gateway();
        try (ControlClient client = gateway.connect()) {
            long began = System.nanoTime();
            gateway.signal("TERM");
            assertEquals(1012, client.closeCode());
            assertEquals(0, gateway.awaitExit());
            long took = (System.nanoTime() - began) / 1_000_000;
            System.out.println("TERM to exit: " + took + " ms");
            assertTrue(took < 2000, took + " ms");
            JsonNode goodbye = client.event("shutdown", _ -> true);
            assertEquals("gateway stopping", goodbye.path("reason").asText());
            assertTrue(goodbye.path("restartExpectedMs").isNull(), goodbye.toString());
        }
    }

    @Test
    void theUsr1SignalStartsASuccessorOnTheSamePort() throws Exception {
        RunningGateway gateway = installation.configure().gateway();
        long pid = gateway.pid();
        int port = gateway.port();
        try (ControlClient client = gateway.connect()) {
            gateway.signal("USR1");
            assertEquals(1012, client.closeCode());
            JsonNode goodbye = client.event("shutdown", _ -> true);
            assertEquals("gateway restarting", goodbye.path("reason").asText());
            assertEquals(1500, goodbye.path("restartExpectedMs").asInt(), goodbye.toString());
        }
        assertEquals(0, gateway.awaitExit());
        gateway.awaitStarts(2);
        assertEquals(port, gateway.port());
        assertNotEquals(pid, gateway.pid());
        try (ControlClient client = gateway.connect()) {
            assertTrue(client.agent("main", "still there?").contains("still there?"));
        }
    }

    @Test
    void aTakenPortIsNamedWithItsHolder() throws Exception {
        installation.configure();
        try (ServerSocket holder = new ServerSocket(0, 5, InetAddress.ofLiteral("127.0.0.1"))) {
            int port = holder.getLocalPort();
            RunningGateway gateway = installation.launch("--port", Integer.toString(port));
            assertEquals(1, gateway.awaitExit());
            String text = gateway.output();
            assertTrue(text.contains("Gateway failed to start: another gateway instance is already listening on ws://127.0.0.1:" + port),
                    text);
            assertTrue(text.contains("Port " + port + " is already in use."), text);
            assertTrue(text.contains(Long.toString(ProcessHandle.current().pid())), text);
            assertFalse(text.contains("\tat "), text);
        }
    }

    @Test
    void forceEndsTheHolderOfThePort() throws Exception {
        RunningGateway first = installation.configure().gateway();
        try (Installation other = new Installation(Files.createDirectories(folder.resolve("other"))).configure()) {
            RunningGateway second = other.gateway("--force", "--port", Integer.toString(first.port()));
            assertTrue(
                    second.output()
                            .contains("--force: java (PID " + first.pid() + ") listened on port " + first.port() + " and was ended."),
                    second.output());
            assertEquals(0, first.awaitExit());
            assertTrue(second.get("/health").contains("\"ok\":true"));
        }
    }

    @Test
    void aSecondGatewayWithTheSameStateIsRefused() throws Exception {
        RunningGateway first = installation.configure().gateway();
        RunningGateway elsewhere = installation.launch("--port", "0");
        assertEquals(1, elsewhere.awaitExit());
        assertTrue(elsewhere.output().contains("another gateway (PID " + first.pid() + ") uses " + installation.state()),
                elsewhere.output());
        RunningGateway samePort = installation.launch("--port", Integer.toString(first.port()));
        assertEquals(1, samePort.awaitExit());
        assertTrue(samePort.output().contains("Port " + first.port() + " is already in use."), samePort.output());
        assertTrue(first.get("/health").contains("\"ok\":true"), "the first goes on");
    }

    @Test
    void aStateFolderThatCannotBeMadeIsNamed() throws Exception {
        // a file in its place, for a test that runs as root may write anywhere
        Files.writeString(installation.state(), "a file");
        RunningGateway gateway = installation.launch("--allow-unconfigured");
        assertEquals(1, gateway.awaitExit());
        assertTrue(gateway.output().contains(installation.state().toString()), gateway.output());
        assertFalse(gateway.output().contains("\tat "), gateway.output());
    }
}
