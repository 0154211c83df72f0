package ai.openclaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceLockTest {
    private static final long SELF = ProcessHandle.current().pid();

    @TempDir
    Path root;
    private Path file = Path.of("");

    @BeforeEach
    void file() { file = root.resolve("gateway/lock"); }

    @Test
    void theSecondTakerGetsNothingUntilItIsReleased() throws IOException {
        InstanceLock first = InstanceLock.take(file).orElseThrow();
        assertEquals(Optional.empty(), InstanceLock.take(file, Duration.ofMillis(50)));
        assertEquals(Optional.of(SELF), InstanceLock.holder(file));
        first.release();
        InstanceLock.take(file, Duration.ZERO).orElseThrow().release();
    }

    @Test
    void anotherProcessDoesNotGetItEither() throws Exception {
        InstanceLock first = InstanceLock.take(file).orElseThrow();
        assertEquals("refused", answerOfAnotherProcess());
        first.release();
        assertEquals("taken", answerOfAnotherProcess());
    }

    @Test
    void isHeldAlsoWhenNobodyRefersToItAnyMore() throws Exception {
        assertTrue(InstanceLock.take(file).isPresent());
        for (int i = 0; i < 5; i++)
            System.gc();
        assertEquals("refused", answerOfAnotherProcess());
    }

    @Test
    void saysWhereItsHolderListens() throws IOException {
        InstanceLock lock = InstanceLock.take(file).orElseThrow();
        assertEquals(Optional.empty(), InstanceLock.address(file));
        lock.listensOn("ws://127.0.0.1:18789");
        assertEquals(Optional.of("ws://127.0.0.1:18789"), InstanceLock.address(file));
        lock.listensOn("ws://[::1]:1");
        assertEquals(Optional.of("ws://[::1]:1"), InstanceLock.address(file));
        assertEquals(Optional.of(SELF), InstanceLock.holder(file));
        lock.release();
    }

    @Test
    void aFileThatSaysNothingHasNoHolder() throws IOException {
        assertEquals(Optional.empty(), InstanceLock.holder(file));
        Files.createDirectories(root.resolve("gateway"));
        Files.writeString(file, "nonsense");
        assertEquals(Optional.empty(), InstanceLock.holder(file));
    }

    @Test
    void endsTheHolderAndSaysSo() throws Exception {
        Process other = other("hold");
        try (var lines = other.inputReader()) {
            assertEquals("taken", lines.readLine());
            assertEquals(Optional.of("--force: java (PID " + other.pid() + ") used " + root.resolve("gateway") + " and was ended."),
                    InstanceLock.endHolder(file));
            assertTrue(other.waitFor(10, TimeUnit.SECONDS));
        } finally {
            other.destroyForcibly();
        }
        assertEquals(Optional.empty(), InstanceLock.endHolder(file));
    }

    @Test
    void neverEndsWhoeverHasTheNumberOfAGatewayThatIsGone() throws Exception {
        assertEquals(Optional.empty(), InstanceLock.endHolder(file));
        assertFalse(Files.exists(file));
        Process other = other("bystand");
        try {
            Files.createDirectories(root.resolve("gateway"));
            Files.writeString(file, Long.toString(other.pid()));
            assertEquals(Optional.empty(), InstanceLock.endHolder(file));
            assertTrue(other.isAlive());
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void theRefusalNamesTheHolderAndTheWayOut() throws Exception {
        Home home = Home.of(Options.parse(List.of()), Map.of("OPENCLAW_STATE_DIR", root.toString()));
        InstanceLock lock = InstanceLock.take(file).orElseThrow();
        assertEquals(
                "Gateway failed to start: another gateway (PID " + SELF + ") uses " + root
                        + ". Stop it first, or give this one a state of its own with --profile NAME.",
                Main.taken(file, home, Optional.empty()));
        lock.listensOn("ws://127.0.0.1:18789");
        assertEquals(
                "Gateway failed to start: another gateway instance is already listening on ws://127.0.0.1:18789\n"
                        + "Port 18789 is already in use.\nHeld by PID " + SELF + ". Stop it first, or start this one with --force.",
                Main.taken(file, home, Optional.of("18789")));
        assertTrue(Main.taken(file, home, Optional.of("1"))
                .contains("(PID " + SELF + ") uses " + root + " and listens on ws://127.0.0.1:18789."));
        lock.release();
    }

    private String answerOfAnotherProcess() throws Exception {
        Process other = other("try");
        try (var lines = other.inputReader()) {
            String answer = lines.readLine();
            assertTrue(other.waitFor(30, TimeUnit.SECONDS));
            return answer;
        } finally {
            other.destroyForcibly();
        }
    }

    private Process other(String what) throws IOException {
        return new ProcessBuilder(ProcessHandle.current().info().command().orElseThrow(), "-cp", System.getProperty("java.class.path"),
                Other.class.getName(), what, file.toString()).start();
    }

    /** A process of its own: tries to take the lock, and holds it when told so until it is ended. */
    static final class Other {
        public static void main(String[] arguments) throws Exception {
            if (!arguments[0].equals("bystand")) {
                boolean taken = InstanceLock.take(Path.of(arguments[1]), Duration.ofMillis(100)).isPresent();
                System.out.println(taken ? "taken" : "refused");
                System.out.flush();
            }
            if (!arguments[0].equals("try"))
                System.in.read();
        }
    }
}
