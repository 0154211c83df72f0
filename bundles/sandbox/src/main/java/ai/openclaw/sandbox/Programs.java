package ai.openclaw.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Programs of this machine that help to make sandboxes, found where systems keep theirs and nowhere that others may write. */
final class Programs {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    private static final List<String> FOLDERS = List.of("/usr/bin", "/bin", "/usr/local/bin", "/usr/sbin");

    private Programs() {}

    static Optional<String> find(String name) {
        return FOLDERS.stream().map(folder -> Path.of(folder, name)).filter(Files::isExecutable).map(Path::toString).findFirst();
    }

    /** Whether a command ends well within the time. */
    static boolean works(List<String> argv, Duration patience) {
        try {
            ProcessBuilder builder = new ProcessBuilder(argv).redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
            builder.environment().keySet()
                    .removeIf(name -> !Map.of("XDG_RUNTIME_DIR", "", "DBUS_SESSION_BUS_ADDRESS", "").containsKey(name));
            Process process = builder.start();
            try {
                return process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS) && process.exitValue() == 0;
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be started", argv.getFirst(), e);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
