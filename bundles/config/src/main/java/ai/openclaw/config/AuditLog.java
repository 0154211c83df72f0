package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.json5.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code logs/config-audit.jsonl}: one line for each time the gateway wrote the configuration (contract section 19). */
final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final Path file;
    private final Clock clock;

    AuditLog(Path stateDir, Clock clock) {
        file = stateDir.resolve("logs").resolve("config-audit.jsonl");
        this.clock = clock;
    }

    /** A line that cannot be written is only reported: the configuration itself is safe by then. */
    void written(Path config, byte[] previous, byte[] next, int changedPaths) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", clock.instant().toString());
        line.put("source", "config-io");
        line.put("event", "config.write");
        line.put("configPath", config.toString());
        line.put("pid", ProcessHandle.current().pid());
        line.put("previousHash", Hashes.sha256(previous));
        line.put("nextHash", Hashes.sha256(next));
        line.put("previousBytes", (long) previous.length);
        line.put("nextBytes", (long) next.length);
        line.put("changedPathCount", (long) changedPaths);
        line.put("suspicious", List.of());
        line.put("result", "rename");
        try {
            append(Json.text(line) + "\n");
        } catch (IOException e) {
            LOG.warn("cannot write {}: {}", file, e.toString());
        }
    }

    private void append(String line) throws IOException {
        Path folder = file.getParent();
        if (folder != null)
            AtomicFile.folder(folder);
        boolean fresh = Files.notExists(file);
        Files.writeString(file, line, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        if (fresh && file.getFileSystem().supportedFileAttributeViews().contains("posix"))
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }
}
