package ai.openclaw.auth;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A file with a JSON object of records by their id (contract section 19). What another version wrote into it stays in it. */
final class RecordFile<T extends Record> {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private final Path file;
    private final Class<T> type;
    private final Clock clock;
    /** Entries that are no such records, and are written back as they were. Set by {@link #read}. */
    private final Map<String, @Nullable Object> strange = new LinkedHashMap<>();

    RecordFile(Path file, Class<T> type, Clock clock) {
        this.file = file;
        this.type = type;
        this.clock = clock;
    }

    /** What is in the file; nothing when there is none. A broken file is set aside, and the log says where. */
    Map<String, T> read() {
        Map<String, T> records = new LinkedHashMap<>();
        try {
            if (!(JsonText.parse(Files.readString(file)) instanceof Map<?, ?> tree))
                throw new IllegalArgumentException("it holds no object");
            tree.forEach((id, entry) -> add(records, String.valueOf(id), entry));
        } catch (NoSuchFileException e) {
            // the first start
        } catch (IOException | IllegalArgumentException e) {
            setAside(e);
        }
        return records;
    }

    private void add(Map<String, T> records, String id, @Nullable Object entry) {
        Reading<T> reading = RecordReader.read(entry, type);
        if (reading.value().isPresent()) {
            records.put(id, reading.value().get());
        } else {
            LOG.warn("{}: the entry {} is ignored: {}", file, id, reading.text());
            strange.put(id, entry);
        }
    }

    private void setAside(Exception problem) {
        Path aside = file.resolveSibling(file.getFileName() + ".broken-" + clock.millis());
        try {
            Files.move(file, aside);
            LOG.error("{} cannot be read and is kept as {}: {}. Repair it and put it back while the gateway is stopped, or pair again.",
                    file, aside.getFileName(), problem.toString());
        } catch (IOException e) {
            LOG.error("{} can neither be read ({}) nor set aside: {}", file, problem.toString(), e.toString());
        }
    }

    @Override
    public String toString() { return file.toString(); }

    /** Replaces the file. */
    void write(Map<String, T> records) throws IOException {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(strange);
        records.forEach((id, entry) -> tree.put(id, RecordTree.of(entry)));
        AtomicFile.write(file, JsonText.write(tree) + "\n");
    }
}
