package ai.openclaw.config;

import ai.openclaw.config.SettingsRecords.Entry;
import ai.openclaw.config.SettingsRecords.Holder;
import ai.openclaw.schema.SchemaNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.wiring.BundleRevision;
import org.osgi.util.tracker.BundleTracker;

/** The settings records of all resolved bundles, found by their capability {@code openclaw.settings}, started or not. */
final class SettingsCatalog implements AutoCloseable {
    private static final String NAMESPACE = BundleHeader.SETTINGS;
    private final BundleTracker<List<Entry>> tracker;
    private final AtomicBoolean changed = new AtomicBoolean();
    private final SettingsRecords records = new SettingsRecords(this::holders);

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

    private List<Holder> holders() {
        List<Holder> holders = new ArrayList<>();
        tracker.getTracked().forEach((bundle, entries) -> holders.add(new Tracked(bundle, entries)));
        return holders;
    }

    private record Tracked(Bundle bundle, List<Entry> entries) implements Holder {
        @Override
        public String name() { return String.valueOf(bundle.getSymbolicName()); }

        @Override
        public Class<?> load(String className) throws ClassNotFoundException { return bundle.loadClass(className); }
    }

    boolean consumes(String pid) { return records.consumes(pid); }

    Map<String, List<SchemaNode>> nodes() { return records.nodes(); }

    SettingsRecords.Findings check(Section section) { return records.check(section); }

    /** A number that changes whenever records come or go. */
    int revision() { return tracker.getTrackingCount(); }

    /** What records there are, in an order of its own. */
    Set<String> names() {
        Set<String> names = new TreeSet<>();
        tracker.getTracked().forEach((bundle, entries) -> entries
                .forEach(entry -> names.add(entry.pid() + "=" + bundle.getSymbolicName() + " " + bundle.getLastModified())));
        return names;
    }
}
