package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk that is full: a file system of a few megabytes, mounted for the gateway alone. */
class FullDiskIT {
    private static final int DISK_BYTES = 8 << 20;
    @TempDir
    Path folder;

    @Test
    void aFullDiskIsSaidAndTheGatewayStaysUp() throws Exception {
        assumeTrue(Installation.canMount(), "this machine does not let a process mount a file system");
        try (Installation installation = new Installation(folder).configure()) {
            RunningGateway gateway = installation.onSmallDisk(DISK_BYTES);
            Path disk = Path.of("/proc/" + gateway.pid() + "/root" + installation.state());
            try (ControlClient client = gateway.connect()) {
                assertTrue(client.agent("main", "before").contains("before"));
                Path filler = disk.resolve("filler");
                fill(filler);
                assertTrue(untilRefused(client).contains("make room"));
                assertTrue(gateway.get("/health").contains("true"));
                Files.delete(filler);
                assertTrue(client.agent("main", "after").contains("after"));
                assertEquals(1, Files.readString(transcript(disk)).lines().filter(line -> line.contains("after"))
                        .filter(line -> line.contains("\"role\":\"user\"")).count());
            }
        }
    }

    @Test
    void aLogOnAFullDiskCostsItsLinesAndSaysHowMany() throws Exception {
        assumeTrue(Installation.canMount(), "this machine does not let a process mount a file system");
        try (Installation installation = new Installation(folder).configure("logging: { file: 'gateway.log' }")) {
            RunningGateway gateway = installation.onSmallDisk(DISK_BYTES);
            Path disk = Path.of("/proc/" + gateway.pid() + "/root" + installation.state());
            try (ControlClient client = gateway.connect()) {
                Path filler = disk.resolve("filler");
                fill(filler);
                Await.until("lines are lost", () -> refused(client) && problems(client).contains("gateway.log cannot be written"));
                Files.delete(filler);
                Await.until("it is told how many", () -> refused(client)
                        && Files.readString(disk.resolve("gateway.log")).contains("log lines before this one are lost"));
                Await.until("all is well", () -> problems(client).equals("[]"));
            }
        }
    }

    /** A request that leaves a line in the log. */
    private static boolean refused(ControlClient client) {
        assertThrows(ControlClient.Refused.class, () -> client.ask("no.such." + "x".repeat(200), Map.of()));
        return true;
    }

    /** Or why it does not say: a method may still be started. */
    private static String problems(ControlClient client) {
        try {
            return client.ask("status", Map.of()).path("problems").toString();
        } catch (ControlClient.Refused e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** The last pages of the files have some room left; what is said once that is used up. */
    private static String untilRefused(ControlClient client) {
        String said = "";
        for (int i = 0; i < 100 && !said.contains("make room"); i++)
            try {
                said = client.agent("main", "while it is full");
            } catch (ControlClient.Refused e) {
                said = String.valueOf(e.getMessage());
            }
        return said;
    }

    private static Path transcript(Path disk) throws IOException {
        try (var files = Files.walk(disk.resolve("agents"))) {
            return files.filter(file -> file.toString().endsWith(".jsonl")).findFirst().orElseThrow();
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] block = new byte[1024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true)
                out.write(block);
        } catch (IOException e) {
            assertTrue(Files.size(file) > DISK_BYTES / 2, e.toString());
        }
    }
}
