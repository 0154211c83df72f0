package ai.openclaw.config;

import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigDocument;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.JsonText;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.SchemaIssue;
import ai.openclaw.schema.SchemaSource;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The configuration of the running gateway: read and handed out when this component starts, reloaded from then on. */
@Component(immediate = true)
public final class LiveConfig implements Config, ConfigEditor, ConfigDocument {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration IN_FORCE = SETTLE.plusSeconds(2);
    private final InForce inForce;
    private final @Nullable ReloadThread reload;
    private final ConfigEdits edits;
    private final FileWatch watch;
    private final ConfigFile file;
    private final ConfigView view;
    private final SchemaSource schema;
    private final RestartSchedule restarts;
    private final LiveDocument document;

    @Activate
    public LiveConfig(@Reference Gateway gateway, @Reference ConfigurationAdmin admin, BundleContext context) {
        this(gateway, admin, context, Path.of(""), SETTLE);
    }

    /**
     * @param workingDir whose {@code .env} counts
     * @param settle how long a service may take to come back with new settings
     */
    LiveConfig(Gateway gateway, ConfigurationAdmin admin, BundleContext context, Path workingDir, Duration settle) {
        Clock clock = Clock.systemUTC();
        ConfigLoader loader = new ConfigLoader(gateway, workingDir);
        file = new ConfigFile(loader.file(), new AuditLog(gateway.stateDir(), clock));
        LastGood lastGood = new LastGood(gateway.stateDir());
        StartCheck check = new StartCheck(gateway);
        Completion completion = new Completion(gateway, file, loader, clock);
        watch = new FileWatch();
        SettingsCatalog catalog = new SettingsCatalog(context, watch::wake);
        Map<Path, String> read = new TreeMap<>();
        schema = new SchemaSource(catalog::nodes, catalog::revision, gateway.version(), clock);
        ConfigRules rules = new ConfigRules(schema, catalog::check);
        LastTouched stamp = new LastTouched(gateway.version(), clock);
        edits = new ConfigEdits(file, loader, check, rules::check, stamp);
        if (check.strict())
            catalog.open();
        Optional<Snapshot> first = start(gateway, new Startup(file, loader, completion, lastGood, check, rules::check), read);
        SchemaVerdict verdict = new SchemaVerdict(schema, catalog::names, gateway.version(), gateway.stateDir());
        inForce = new InForce(first.orElseGet(() -> loader.empty(read)), new ConfigurationWriter(admin),
                new SectionCheck(catalog::check, () -> sections(loader, lastGood)), new SettledServices(context, settle), verdict::of);
        view = new ConfigView(file, loader, rules);
        restarts = new RestartSchedule(gateway::restart);
        document = new LiveDocument(inForce, new ConfigChanges(file, loader, rules, check, stamp), catalog::consumes, restarts,
                this::lookNow, gateway.stateDir(), clock);
        if (first.isEmpty()) {
            reload = null;
            return;
        }
        inForce.start();
        reload = new ReloadThread(watch, catalog, inForce,
                new Reload(restarts, file, loader, completion, check, inForce, catalog::consumes, rules::check, read), lastGood);
        reload.start();
    }

    private static Optional<Snapshot> start(Gateway gateway, Startup startup, Map<Path, String> read) {
        try {
            return Optional.of(startup.read(read));
        } catch (Startup.Refused e) {
            gateway.refuse(e.text());
        } catch (RuntimeException e) {
            gateway.refuse("Gateway failed to start: Error: the configuration " + gateway.configFile() + " could not be read: " + e);
        }
        return Optional.empty();
    }

    private static Map<Pid, Section> sections(ConfigLoader loader, LastGood lastGood) {
        try {
            Optional<byte[]> copy = lastGood.read();
            return copy.isEmpty() ? Map.of() : Sections.of(loader.load(copy.get(), new TreeMap<>()).tree()).all();
        } catch (ConfigException e) {
            return Map.of();
        }
    }

    @Deactivate
    void close() {
        if (reload != null)
            reload.close();
        restarts.close();
    }

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
    public String hash() { return inForce.state().hash(); }

    @Override
    public List<String> problems() { return inForce.state().allProblems(); }
}
