package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code logs/config-audit.jsonl}: one line for each time the gateway wrote the configuration (contract section 19). */
final class AuditLog {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final int TAIL = 256 << 10;
    private final Path file;
    private final Clock clock;

    AuditLog(Path stateDir, Clock clock) {
        file = stateDir.resolve("logs").resolve("config-audit.jsonl");
        this.clock = clock;
    }

    /** What a line says of the text that was written. */
    record Line(Instant at, String by, String hash, long bytes, long changedPaths) {}

    /**
     * A line that cannot be written is only reported: the configuration itself is safe by then.
     *
     * @param by the method or command that made the change
     */
    void written(Path config, byte[] previous, byte[] next, int changedPaths, String by) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("ts", clock.instant().toString());
        line.put("source", "config-io");
        line.put("by", by);
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

    /** The last lines, as far back as {@value #TAIL} bytes reach; a line that is none is left out. */
    List<Line> newestFirst() {
        try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, log.length())];
            log.seek(log.length() - tail.length);
            log.readFully(tail);
            return new String(tail, StandardCharsets.UTF_8).lines().flatMap(line -> line(line).stream()).toList().reversed();
        } catch (FileNotFoundException e) {
            return List.of();
        } catch (IOException e) {
            LOG.warn("cannot read {}: {}", file, e.toString());
            return List.of();
        }
    }

    private static Optional<Line> line(String text) {
        try {
            Object tree = JsonText.parse(text);
            if (!Json.string(tree, "event").equals(Optional.of("config.write")))
                return Optional.empty();
            return Optional.of(new Line(Instant.parse(Json.string(tree, "ts").orElse("")), Json.string(tree, "by").orElse("gateway"),
                    Json.string(tree, "nextHash").orElse(""), number(tree, "nextBytes"), number(tree, "changedPathCount")));
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return Optional.empty();
        }
    }

    private static long number(@Nullable Object tree, String name) {
        return Json.at(tree, name).map(value -> value instanceof Number number ? number.longValue() : 0L).orElse(0L);
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
