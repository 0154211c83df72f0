package ai.openclaw.config;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.schema.SchemaCheck;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the schema says of a snapshot. Which one was found valid last is kept in {@code config/valid}, so that a start with the same file
 * reads no schema at all. For one thread.
 */
final class SchemaVerdict {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final SchemaSource schema;
    private final Supplier<Set<String>> plugins;
    private final String version;
    private final Path file;
    private String last = "";
    private List<SchemaIssue> issues = List.of();

    /** @param plugins what settings records there are, for they are part of the schema */
    SchemaVerdict(SchemaSource schema, Supplier<Set<String>> plugins, String version, Path stateDir) {
        this.schema = schema;
        this.plugins = plugins;
        this.version = version;
        file = stateDir.resolve("config").resolve("valid");
    }

    List<SchemaIssue> of(Snapshot snapshot) {
        String print = Hashes.sha256((version + "\n" + plugins.get() + "\n" + snapshot.source()).getBytes(StandardCharsets.UTF_8));
        if (print.equals(last))
            return issues;
        issues = print.equals(found()) ? List.of() : SchemaCheck.check(schema.root(), snapshot.written());
        last = print;
        if (issues.isEmpty())
            keep(print);
        return issues;
    }

    private String found() {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            return "";
        }
    }

    private void keep(String print) {
        if (print.equals(found()))
            return;
        try {
            AtomicFile.write(file, print);
        } catch (IOException e) {
            LOG.debug("cannot write {}: {}; the configuration is checked again at the next start", file, e.toString());
        }
    }
}
