package ai.openclaw.config;

import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The configuration while no gateway runs: the same document by the same rules, of the files alone. For one thread. */
public final class OfflineConfig implements ConfigDocument {
    private final ConfigLoader loader;
    private final ConfigFile file;
    private final LastGood lastGood;
    private final BundleFolders bundles;
    private final SettingsRecords records;
    private final SchemaSource schema;
    private final ConfigRules rules;
    private final ConfigChanges changes;
    private final Versions versions;

    /**
     * Where the gateway would find what it needs.
     *
     * @param workingDir whose {@code .env} counts
     * @param bundles the folders of jars that would run, those of the distribution first
     */
    public record Place(Path stateDir, Path configFile, Path workingDir, Map<String, String> environment, String version,
            List<Path> bundles) {}

    /** Reads nothing yet. */
    public OfflineConfig(Place place) {
        OfflineGateway gateway = new OfflineGateway(place);
        Clock clock = Clock.systemUTC();
        loader = new ConfigLoader(gateway, place.workingDir());
        file = new ConfigFile(loader.file(), new AuditLog(place.stateDir(), clock));
        lastGood = new LastGood(place.stateDir());
        bundles = new BundleFolders(place.bundles());
        records = new SettingsRecords(bundles::holders);
        schema = new SchemaSource(records::nodes, () -> 0, place.version(), clock);
        rules = new ConfigRules(schema, records::check);
        changes = new ConfigChanges(file, loader, rules, new StartCheck(gateway), new LastTouched(place.version(), clock),
                (next, _) -> next);
        versions = new Versions(file, loader, lastGood, schema::root, Optional::empty);
    }

    @Override
    public Path path() { return file.path(); }

    @Override
    public JsonText.Raw view() { return new ConfigView(file, loader, rules).json(); }

    @Override
    public JsonText.Raw schema() { return schema.json(); }

    @Override
    public Optional<Map<String, Object>> lookup(String path) { return schema.lookup(path); }

    @Override
    public List<Map<String, Object>> issues() {
        return new ConfigView(file, loader, rules).issues().stream().map(SchemaIssue::tree).toList();
    }

    /**
     * Everything that would be wrong if this were the file, with {@code line} and {@code column} where they are known.
     *
     * @param bytes of another file
     */
    public List<Map<String, Object>> issues(byte[] bytes) { return PlacedIssues.of(bytes, loader, rules); }

    @Override
    public Outcome write(Proposal proposal) {
        Snapshot before = current();
        return carryOut(before, changes.draft(proposal, true, before));
    }

    @Override
    public Outcome rollback(String version, boolean force) {
        byte[] bytes = versions.bytes(version);
        Proposal proposal = changes.replacement(bytes);
        Snapshot before = current();
        try {
            return carryOut(before, changes.rollback(proposal, bytes, before));
        } catch (GatewayException e) {
            return changes.forced(proposal, bytes, e, force);
        }
    }

    private Outcome carryOut(Snapshot before, ConfigChanges.Draft draft) {
        List<Effect> effects = effects(before, draft.next());
        if (draft.changes())
            changes.write(draft);
        return new Outcome(JsonText.Raw.of(changes.told(draft)), effects, new Restart(false, 0, false, 0),
                new Notice(file.path(), Map.of()));
    }

    @Override
    public List<Effect> plan(Proposal proposal) {
        Snapshot before = current();
        return effects(before, changes.draft(proposal, false, before).next());
    }

    /** As far as components say of themselves; a channel that does not run has no connection to lose. */
    private List<Effect> effects(Snapshot before, Snapshot after) {
        List<String> paths = Difference.paths(before.written(), after.written());
        if (paths.isEmpty())
            return List.of();
        ReloadPlan plan = ReloadPlan.of(paths, ReloadPlan.Mode.of(after.tree()), records::consumes);
        return new Effects(new JarTakers(bundles), before.written(), after.written()).of(plan).stream()
                .map(effect -> new Effect(effect.path(), effect.means(), effect.what(), 0)).toList();
    }

    @Override
    public List<Version> history() { return versions.history(); }

    @Override
    public Comparison diff(String from, String to) { return versions.diff(from, to); }

    /** What the gateway would start with: the file, or the last good copy when that is broken. */
    private Snapshot current() {
        try {
            Optional<byte[]> bytes = file.read();
            return bytes.isEmpty() ? loader.empty(new TreeMap<>()) : loader.load(bytes.get(), new TreeMap<>());
        } catch (ConfigException broken) {
            try {
                Optional<byte[]> copy = lastGood.read();
                return copy.isEmpty() ? loader.empty(new TreeMap<>()) : loader.load(copy.get(), new TreeMap<>());
            } catch (ConfigException e) {
                return loader.empty(new TreeMap<>());
            }
        }
    }
}
