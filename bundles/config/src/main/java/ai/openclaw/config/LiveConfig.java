package ai.openclaw.config;

import ai.openclaw.api.Config;
import ai.openclaw.api.ConfigEditor;
import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
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
public final class LiveConfig implements Config, ConfigEditor {
    private static final Duration SETTLE = Duration.ofSeconds(10);
    private static final Duration IN_FORCE = Duration.ofSeconds(5);
    private final InForce inForce;
    private final @Nullable ReloadThread reload;
    private final ConfigEdits edits;
    private final FileWatch watch;

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
        ConfigFile file = new ConfigFile(loader.file(), new AuditLog(gateway.stateDir(), clock));
        LastGood lastGood = new LastGood(gateway.stateDir());
        StartCheck check = new StartCheck(gateway);
        Completion completion = new Completion(gateway, file, loader, clock);
        watch = new FileWatch();
        edits = new ConfigEdits(file, loader, check, gateway.version(), clock);
        SettingsCatalog catalog = new SettingsCatalog(context, watch::wake);
        Map<Path, String> read = new TreeMap<>();
        Optional<Snapshot> first = start(gateway, new Startup(file, loader, completion, lastGood, check), read);
        inForce = new InForce(first.orElseGet(() -> loader.empty(read)), new ConfigurationWriter(admin),
                new SectionCheck(catalog::check, () -> sections(loader, lastGood)), new SettledServices(context, settle));
        if (first.isEmpty()) {
            reload = null;
            return;
        }
        inForce.start();
        reload = new ReloadThread(watch, catalog, inForce,
                new Reload(gateway, file, loader, completion, check, inForce, catalog::consumes, read), lastGood);
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
    }

    @Override
    public Optional<Object> value(String path) { return Json.at(inForce.state().snapshot().tree(), path); }

    /** Returns when the change is in force, or after a while, for a reload may be switched off or wait for others. */
    @Override
    public void edit(List<Edit> changes) {
        Optional<String> written = edits.make(changes, hash());
        watch.wake();
        long end = System.nanoTime() + IN_FORCE.toNanos();
        while (written.isPresent() && !written.get().equals(hash()) && System.nanoTime() < end)
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
    }

    @Override
    public String hash() { return inForce.state().hash(); }

    @Override
    public List<String> problems() { return inForce.state().allProblems(); }
}
