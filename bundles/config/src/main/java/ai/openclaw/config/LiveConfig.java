package ai.openclaw.config;

import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Secrets;
import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The configuration of the running gateway: read and handed out when this component starts, reloaded from then on. */
@Component(immediate = true)
public final class LiveConfig implements Config, ConfigEditor, ConfigDocument, Secrets {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    /** A provider may take two minutes. */
    private static final Duration SECRETS = Duration.ofMinutes(3);
    private static final Duration IN_FORCE = SETTLE.plusSeconds(2);
    private final ConfigLoader loader;
    private final InForce inForce;
    private final @Nullable ReloadThread reload;
    private final ConfigEdits edits;
    private final FileWatch watch;
    private final ConfigFile file;
    private final ConfigView view;
    private final SchemaSource schema;
    private final RestartSchedule restarts;
    private final LiveDocument document;
    private final ClearSettings clear;
    private final SecretTargets targets;
    private final Versions versions;

    @Activate
    public LiveConfig(@Reference FirstSnapshot first, @Reference ConfigurationAdmin admin) { this(first, admin, SETTLE); }

    /** @param settle how long a service may take to come back with new settings */
    LiveConfig(FirstSnapshot first, ConfigurationAdmin admin, Duration settle) {
        ConfigParts parts = first.parts();
        Gateway gateway = parts.gateway();
        loader = parts.loader();
        file = parts.file();
        watch = parts.watch();
        schema = parts.schema();
        ConfigRules rules = parts.rules();
        LastTouched stamp = new LastTouched(gateway.version(), parts.clock());
        edits = new ConfigEdits(file, loader, parts.check(), rules::check, stamp);
        clear = new ClearSettings(parts.context());
        SchemaVerdict verdict = new SchemaVerdict(schema, parts.catalog()::names, gateway.version(), gateway.stateDir());
        inForce = new InForce(first.snapshot().orElseGet(() -> loader.empty(new TreeMap<>())), new ConfigurationWriter(admin, clear),
                new SectionCheck(parts.catalog()::check, () -> sections(loader, parts.lastGood())),
                new SettledServices(parts.context(), settle), verdict::of, new PluginSwitch(parts.context()));
        view = new ConfigView(file, loader, rules);
        versions = new Versions(file, loader, parts.lastGood(), schema::root, () -> Optional.of(inForce.state().snapshot()));
        restarts = new RestartSchedule(gateway::restart, gateway.stateDir(), parts.clock());
        ConfigChanges changes = new ConfigChanges(file, loader, rules, parts.check(), stamp, parts.secrets()::proposed);
        document = new LiveDocument(inForce, changes, parts.catalog()::consumes, new RunningTakers(parts.context()), restarts,
                this::lookNow, gateway.stateDir(), parts.clock());
        targets = new SecretTargets(schema);
        if (first.snapshot().isEmpty()) {
            reload = null;
            return;
        }
        inForce.start();
        reload = new ReloadThread(watch, parts.catalog(), inForce, new Reload(parts, restarts, inForce, first.read()), parts.lastGood(),
                parts.signals());
        reload.start();
    }

    private static Map<Pid, Section> sections(ConfigLoader loader, LastGood lastGood) {
        try {
            Optional<byte[]> copy = lastGood.read();
            return copy.isEmpty() ? Map.of() : good(loader.load(copy.get(), new TreeMap<>()));
        } catch (ConfigException e) {
            return Map.of();
        }
    }

    /** What needs a secret is not taken from the copy, for its secrets were not looked up. */
    private static Map<Pid, Section> good(Snapshot copy) {
        Map<Pid, Section> sections = Sections.of(copy.written()).all();
        sections.values().removeIf(section -> !SecretPlaces.in(section.tree()).isEmpty());
        return sections;
    }

    @Deactivate
    void close() {
        if (reload != null)
            reload.close();
        restarts.close();
        clear.close();
    }

    @Override
    public Optional<Secret> variable(String name) { return loader.variables(inForce.state().snapshot().tree()).secret(name); }

    @Override
    public Optional<Object> value(String path) { return Json.at(inForce.state().snapshot().tree(), path); }

    /** Returns when the change is in force, or after a while, for a reload may be switched off or wait for others. */
    @Override
    public void edit(List<Edit> changes) {
        if (edits.make(changes, hash()).isPresent())
            lookNow();
    }

    private void lookNow() {
        view.forget();
        if (reload != null)
            reload.lookNow(IN_FORCE);
    }

    @Override
    public Path path() { return file.path(); }

    @Override
    public JsonText.Raw view() { return view.json(); }

    @Override
    public JsonText.Raw schema() { return schema.json(); }

    @Override
    public Optional<Map<String, Object>> lookup(String path) { return schema.lookup(path); }

    @Override
    public List<Map<String, Object>> issues() { return view.issues().stream().map(SchemaIssue::tree).toList(); }

    @Override
    public Outcome write(Proposal proposal) {
        try {
            return document.write(proposal);
        } finally {
            view.forget();
        }
    }

    @Override
    public List<Effect> plan(Proposal proposal) { return document.plan(proposal); }

    @Override
    public List<Version> history() { return versions.history(); }

    @Override
    public Comparison diff(String from, String to) { return versions.diff(from, to); }

    @Override
    public Outcome rollback(String version, boolean force) {
        try {
            return document.rollback(versions.bytes(version), force);
        } finally {
            view.forget();
        }
    }

    @Override
    public String hash() { return inForce.state().hash(); }

    @Override
    public List<String> problems() { return inForce.state().allProblems(); }

    @Override
    public int reload() {
        if (reload == null)
            throw GatewayException.unavailable("the configuration was not read, so there are no secrets");
        return reload.secrets(SECRETS);
    }

    @Override
    public boolean refersAt(String path) {
        return inForce.state().snapshot().secrets().places().stream().anyMatch(place -> place.path().equals(path));
    }

    @Override
    public Resolution resolve(List<String> wanted) { return targets.resolve(wanted, inForce.state().snapshot()); }
}
