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
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.BundleTracker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The settings records of all resolved bundles, found by their capability {@code openclaw.settings}, started or not. */
final class SettingsCatalog implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final String NAMESPACE = "openclaw.settings";
    private final BundleTracker<List<Entry>> tracker;
    private final AtomicBoolean changed = new AtomicBoolean();

    /** A record class by name, so that the class of a bundle that is updated is not held. */
    record Entry(String pid, String className) {}

    /** What the records of a PID say about its section. */
    record Findings(List<Problem> bad, List<Problem> unexpected) {
        static final Findings NONE = new Findings(List.of(), List.of());
    }

    /** @param wake called when records came or went; returns at once */
    SettingsCatalog(BundleContext context, Runnable wake) {
        int states = Bundle.RESOLVED | Bundle.STARTING | Bundle.ACTIVE | Bundle.STOPPING;
        tracker = new BundleTracker<>(context, states, null) {
            @Override
            public @Nullable List<Entry> addingBundle(Bundle bundle, @Nullable BundleEvent event) {
                List<Entry> entries = entries(bundle);
                if (entries.isEmpty())
                    return null;
                tell(wake);
                return entries;
            }

            @Override
            public void removedBundle(Bundle bundle, @Nullable BundleEvent event, List<Entry> entries) { tell(wake); }
        };
    }

    private void tell(Runnable wake) {
        changed.set(true);
        wake.run();
    }

    /** Whether records came or went since the last call. */
    boolean changed() { return changed.getAndSet(false); }

    void open() { tracker.open(); }

    @Override
    public void close() { tracker.close(); }

    private static List<Entry> entries(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        if (revision == null)
            return List.of();
        return revision.getDeclaredCapabilities(NAMESPACE).stream().map(capability -> capability.getAttributes())
                .map(attributes -> new Entry(String.valueOf(attributes.get(NAMESPACE)), String.valueOf(attributes.get("record")))).toList();
    }

    /** Whether a bundle has settings of this PID. */
    boolean consumes(String pid) {
        return tracker.getTracked().values().stream().flatMap(List::stream).anyMatch(entry -> entry.pid().equals(pid));
    }

    /** A number that changes whenever records come or go. */
    int revision() { return tracker.getTrackingCount(); }

    /** What records there are, in an order of its own. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        tracker.getTracked().forEach((bundle, entries) -> entries
                .forEach(entry -> names.add(entry.pid() + "=" + bundle.getSymbolicName() + " " + bundle.getLastModified())));
        return names;
    }

    /** The schemas of all records, by the PID of their section. */
    Map<String, List<SchemaNode>> nodes() {
        Map<String, List<SchemaNode>> nodes = new TreeMap<>();
        tracker.getTracked().forEach((bundle, entries) -> {
            for (Entry entry : entries)
                load(bundle, entry, type -> SchemaRecord.node(RecordSchema.of(type)))
                        .ifPresent(node -> nodes.computeIfAbsent(entry.pid(), _ -> new ArrayList<>()).add(node));
        });
        return nodes;
    }

    /** A key counts as unexpected when no record of the PID knows it, for several components may share a section. */
    Findings check(Section section) {
        List<Reading<?>> readings = new ArrayList<>();
        tracker.getTracked().forEach((bundle, entries) -> {
            for (Entry entry : entries)
                if (entry.pid().equals(section.pid().name()))
                    read(bundle, entry, section).ifPresent(readings::add);
        });
        List<Problem> bad = readings.stream().flatMap(reading -> reading.problems().stream()).distinct().toList();
        return new Findings(bad, common(readings.stream().map(Reading::unexpected).toList()));
    }

    private static List<Problem> common(List<List<Problem>> lists) {
        return lists.isEmpty()
                ? List.of()
                : lists.getFirst().stream().filter(problem -> lists.stream().allMatch(list -> list.contains(problem))).toList();
    }

    private static Optional<Reading<?>> read(Bundle bundle, Entry entry, Section section) {
        return load(bundle, entry, type -> RecordReader.read(section.tree(), type));
    }

    private static <T> Optional<T> load(Bundle bundle, Entry entry, Function<Class<? extends Record>, T> use) {
        try {
            return Optional.of(use.apply(bundle.loadClass(entry.className()).asSubclass(Record.class)));
        } catch (ReflectiveOperationException | RuntimeException | LinkageError e) {
            // Felix throws what it likes while a bundle is being updated; when that is over, the tracker tells of it
            LOG.warn("{}: its settings record {} cannot be read: {}", bundle.getSymbolicName(), entry.className(), e.toString());
            return Optional.empty();
        }
    }
}
