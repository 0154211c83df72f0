package ai.openclaw.config;

import ai.openclaw.api.Problem;
import ai.openclaw.api.Reading;
import ai.openclaw.api.RecordReader;
import ai.openclaw.api.RecordSchema;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.SchemaRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings records of bundles, wherever these were found, and what they say. */
final class SettingsRecords {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private final Supplier<List<Holder>> holders;

    /** @param holders the bundles as they are now */
    SettingsRecords(Supplier<List<Holder>> holders) { this.holders = holders; }

    /** A bundle with settings records. */
    interface Holder {
        /** Its symbolic name. */
        String name();

        List<Entry> entries();

        Class<?> load(String className) throws ClassNotFoundException;
    }

    /** A record class by name, so that the class of a bundle that is updated is not held. */
    record Entry(String pid, String className) {}

    /** What the records of a PID say about its section. */
    record Findings(List<Problem> bad, List<Problem> unexpected) {
        static final Findings NONE = new Findings(List.of(), List.of());
    }

    /** Whether a bundle has settings of this PID. */
    boolean consumes(String pid) {
        return holders.get().stream().flatMap(holder -> holder.entries().stream()).anyMatch(entry -> entry.pid().equals(pid));
    }

    /** The schemas of all records, by the PID of their section. */
    Map<String, List<SchemaNode>> nodes() {
        Map<String, List<SchemaNode>> nodes = new TreeMap<>();
        for (Holder holder : holders.get())
            for (Entry entry : holder.entries())
                load(holder, entry, type -> SchemaRecord.node(RecordSchema.of(type)))
                        .ifPresent(node -> nodes.computeIfAbsent(entry.pid(), _ -> new ArrayList<>()).add(node));
        return nodes;
    }

    /** A key counts as unexpected when no record of the PID knows it, for several components may share a section. */
    Findings check(Section section) {
        List<Reading<?>> readings = new ArrayList<>();
        for (Holder holder : holders.get())
            for (Entry entry : holder.entries())
                if (entry.pid().equals(section.pid().name()))
                    read(holder, entry, section).ifPresent(readings::add);
        List<Problem> bad = readings.stream().flatMap(reading -> reading.problems().stream()).distinct().toList();
        return new Findings(bad, common(readings.stream().map(Reading::unexpected).toList()));
    }

    private static List<Problem> common(List<List<Problem>> lists) {
        return lists.isEmpty()
                ? List.of()
                : lists.getFirst().stream().filter(problem -> lists.stream().allMatch(list -> list.contains(problem))).toList();
    }

    private static Optional<Reading<?>> read(Holder holder, Entry entry, Section section) {
        return load(holder, entry, type -> RecordReader.read(section.tree(), type));
    }

    private static <T> Optional<T> load(Holder holder, Entry entry, Function<Class<? extends Record>, T> use) {
        try {
            return Optional.of(use.apply(holder.load(entry.className()).asSubclass(Record.class)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Felix throws what it likes while a bundle is being updated; when that is over, the tracker tells of it
            LOG.warn("{}: its settings record {} cannot be read: {}", holder.name(), entry.className(), e.toString());
            return Optional.empty();
        }
    }
}
