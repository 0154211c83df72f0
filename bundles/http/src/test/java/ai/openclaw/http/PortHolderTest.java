package ai.openclaw.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class PortHolderTest {
    @Test
    void findsTheProcessThatListens() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Optional.of(ProcessHandle.current().pid()), PortHolder.pid(socket.getLocalPort()));
        }
    }

    @Test
    void findsNobodyOnAFreePort() throws IOException {
        int port;
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = socket.getLocalPort();
        }
        assertEquals(Optional.empty(), PortHolder.pid(port));
        assertEquals(Optional.empty(), PortHolder.end(port));
    }

    @Test
    void neverEndsItsOwnProcess() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertEquals(Optional.empty(), PortHolder.end(socket.getLocalPort()));
            assertTrue(socket.isBound());
        }
    }

    @Test
    void endsAnotherProcessAndNamesIt() throws IOException, InterruptedException {
        Process other = new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp",
                System.getProperty("java.class.path"), OtherListener.class.getName()).start();
        try (var lines = other.inputReader()) {
            int port = Integer.parseInt(lines.readLine());
            String said = PortHolder.end(port).orElseThrow();
            assertTrue(said.contains("(PID " + other.pid() + ") listened on port " + port + " and was ended"), said);
            assertTrue(other.waitFor(10, java.util.concurrent.TimeUnit.SECONDS));
        } finally {
            other.destroyForcibly();
        }
    }

    /** A process of its own that listens, says where, and waits to be ended. */
    static final class OtherListener {
        public static void main(String[] arguments) throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                System.out.println(socket.getLocalPort());
                System.out.flush();
                socket.accept().close();
            }
        }
    }
}
