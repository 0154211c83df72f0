package ai.openclaw.launcher;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.PluginInfo;
import ai.openclaw.api.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deploys bundles into the running framework. A bundle of the distribution starts flat and becomes an ordinary one at its first update.
 * The lock lets one change happen at a time; nothing else waits for it.
 */
final class PluginDeployer implements Plugins {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");
    /** How long a new version may take until it works. */
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final long LOCK_SECONDS = 60;
    private final BundleContext context;
    private final PluginFolder folder;
    private final PluginCatalog catalog;
    private final BundleSwap swap;
    private final SwapReport report;
    private final PluginBoot boot;
    private final HeldPlugins held;
    private final ReentrantLock lock = new ReentrantLock();

    PluginDeployer(BundleContext context, ClassPathConnector connector, PluginFolder folder) { this(context, connector, folder, PATIENCE); }

    PluginDeployer(BundleContext context, ClassPathConnector connector, PluginFolder folder, Duration patience) {
        this.context = context;
        this.folder = folder;
        this.catalog = new PluginCatalog(context, folder);
        this.swap = new BundleSwap(connector, new PluginProbe(context), patience);
        this.report = new SwapReport(context);
        this.held = new HeldPlugins(catalog, swap);
        this.boot = new PluginBoot(context, connector, folder, catalog, swap);
    }

    /** What is installed before the framework starts. */
    PluginBoot boot() { return boot; }

    /** Starts the bundles of the plugins folder and from now on deploys what is dropped into it, until the thread is interrupted. */
    Thread watch() {
        return Thread.ofVirtual().name("plugins").start(() -> {
            locked(() -> {
                boot.startOthers();
                return true;
            });
            new PluginWatcher(this, folder).run();
        });
    }

    @Override
    public List<PluginInfo> list() { return catalog.list(); }

    @Override
    public PluginInfo install(byte[] bytes, String fileName) {
        BundleJar jar = BundleJar.read(bytes, fileName);
        return locked(() -> {
            PluginInfo deployed = deploy(jar);
            folder.show(jar);
            return deployed;
        });
    }

    @Override
    public PluginInfo update(byte[] bytes, String fileName) {
        BundleJar jar = BundleJar.read(bytes, fileName);
        if (catalog.find(jar.id()).isEmpty())
            throw GatewayException.invalid(jar.id() + " is not installed; deploy it with: openclaw plugins install " + fileName);
        return install(bytes, fileName);
    }

    /** Deploys what was dropped into the folder as this file. The caller holds the lock. */
    void deployDropped(BundleJar jar, Path file) throws IOException {
        deploy(jar);
        folder.place(jar, file);
    }

    /** Installs or replaces; on failure everything is as it was. */
    private PluginInfo deploy(BundleJar jar) throws IOException {
        Optional<Bundle> present = catalog.find(jar.id());
        if (present.isEmpty()) {
            Bundle installed = report.of(jar.id(), "install", () -> installNew(jar));
            folder.keepRunning(jar);
            return done(installed, "installed, version " + jar.version());
        }
        Bundle bundle = present.get();
        BundleJar before = catalog.current(bundle);
        replace(bundle, jar, before);
        if (!jar.sameAs(before))
            folder.keepPrevious(before);
        folder.keepRunning(jar);
        return done(bundle, "updated from " + before.version() + " to " + jar.version());
    }

    private PluginInfo done(Bundle bundle, String what) throws IOException {
        String id = bundle.getSymbolicName();
        folder.disabled(id, false);
        catalog.works(id);
        LOG.info("{} {}", id, what);
        return catalog.info(bundle);
    }

    private Bundle installNew(BundleJar jar) {
        Bundle bundle;
        try {
            bundle = context.installBundle(PluginCatalog.location(jar.id()), jar.stream());
        } catch (BundleException e) {
            throw GatewayException.invalid(jar.fileName() + " cannot be installed: " + PluginProblem.plain(e));
        }
        try {
            swap.start(bundle, Set.of());
            return bundle;
        } catch (GatewayException e) {
            throw new GatewayException(ErrorCode.INVALID_REQUEST,
                    jar.id() + " " + jar.version() + " was not installed: " + e.message() + takenAway(bundle), e);
        }
    }

    /** Takes a bundle away that did not start; says what is left of it when that fails too. */
    private String takenAway(Bundle bundle) {
        try {
            swap.uninstall(bundle);
            return "";
        } catch (GatewayException e) {
            return ". What is left of it goes with the next restart of the gateway: " + e.message();
        }
    }

    /** Puts a new version in the place of the running one, and the running one back if the new one does not work. */
    private void replace(Bundle bundle, BundleJar jar, BundleJar before) {
        catalog.refuseIfShared(bundle);
        report.of(jar.id(), "replace", () -> replaced(bundle, jar, before));
    }

    private Bundle replaced(Bundle bundle, BundleJar jar, BundleJar before) {
        boolean ran = bundle.getState() == Bundle.ACTIVE;
        Set<String> kinds = PluginProbe.kinds(bundle);
        try {
            swap.update(bundle, jar);
            swap.start(bundle, kinds);
            return bundle;
        } catch (GatewayException e) {
            throw new GatewayException(ErrorCode.INVALID_REQUEST,
                    jar.id() + " " + jar.version() + " did not become active: " + e.message() + ". " + back(bundle, before, ran), e);
        }
    }

    private String back(Bundle bundle, BundleJar before, boolean ran) {
        try {
            swap.update(bundle, before);
            if (ran)
                swap.start(bundle, Set.of());
            return "Version " + before.version() + " is back";
        } catch (GatewayException e) {
            catalog.failed(before.id(), e.message());
            return "Version " + before.version() + " could not be brought back (" + e.message() + "); restart the gateway to have it again";
        }
    }

    @Override
    public PluginInfo rollback(String id) {
        return locked(() -> {
            Bundle bundle = catalog.known(id);
            String name = bundle.getSymbolicName();
            BundleJar previous = folder.previous(name)
                    .orElseThrow(() -> GatewayException.invalid(name + " was not updated, so there is no version to go back to"));
            BundleJar before = catalog.current(bundle);
            replace(bundle, previous, before);
            folder.keepPrevious(before);
            // a copy of what the distribution has would stay in the way of the next distribution
            if (catalog.distribution(bundle).filter(previous::sameAs).isPresent())
                folder.withdraw(name);
            else {
                folder.keepRunning(previous);
                folder.show(previous);
            }
            return done(bundle, "rolled back from " + before.version() + " to " + previous.version());
        });
    }

    @Override
    public PluginInfo disable(String id) {
        return locked(() -> {
            Bundle bundle = catalog.known(id);
            String name = bundle.getSymbolicName();
            catalog.refuseIfIndispensable(bundle);
            swap.stop(bundle);
            folder.disabled(name, true);
            LOG.info("{} disabled", name);
            return catalog.info(bundle);
        });
    }

    @Override
    public PluginInfo enable(String id) {
        return locked(() -> {
            Bundle bundle = catalog.known(id);
            if (catalog.held(bundle.getSymbolicName()))
                throw GatewayException.invalid(bundle.getSymbolicName() + " is switched off by the configuration; see plugins.entries,"
                        + " plugins.deny and plugins.enabled in openclaw.json");
            swap.start(bundle, Set.of());
            return done(bundle, "enabled");
        });
    }

    @Override
    public List<String> hold(Set<String> names) { return locked(() -> held.hold(names)); }

    @Override
    public void uninstall(String id) {
        locked(() -> {
            Bundle bundle = catalog.known(id);
            takeAway(bundle);
            folder.delete(bundle.getSymbolicName());
            return null;
        });
    }

    /** Takes an installed bundle away; of an updated built-in one only the update. */
    private void takeAway(Bundle bundle) throws IOException {
        String id = bundle.getSymbolicName();
        boolean builtIn = PluginCatalog.builtIn(bundle);
        if (!builtIn)
            report.of(id, "uninstall", () -> {
                swap.uninstall(bundle);
                return id;
            });
        else if (folder.ids().contains(id))
            replace(bundle,
                    catalog.distribution(bundle).orElseThrow(() -> GatewayException.invalid("the jar that came with the gateway is gone")),
                    catalog.current(bundle));
        else
            throw GatewayException.invalid(id + " came with the gateway; switch it off with: openclaw plugins disable " + id);
        folder.disabled(id, false);
        catalog.works(id);
        LOG.info("{} {}", id, builtIn ? "is the version of the distribution again" : "uninstalled");
    }

    /** Takes away what was deleted from the folder. The caller holds the lock. */
    void removeDropped(String id) {
        try {
            takeAway(catalog.known(id));
            folder.forget(id);
        } catch (IOException | GatewayException e) {
            catalog.failed(id, e.getMessage());
        }
    }

    /** Makes a change while no other one happens. */
    <T extends @Nullable Object> T locked(Change<T> change) {
        try {
            if (!lock.tryLock(LOCK_SECONDS, TimeUnit.SECONDS))
                throw GatewayException.unavailable("another change of the plugins is still under way; try again in a moment");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted while another change of the plugins was under way");
        }
        try {
            return change.make();
        } catch (IOException e) {
            throw GatewayException.unavailable("the plugins folder " + folder.folder() + " cannot be used: " + e.getMessage());
        } finally {
            lock.unlock();
        }
    }

    /** A change of what is deployed. */
    @FunctionalInterface
    interface Change<T extends @Nullable Object> {
        T make() throws IOException;
    }
}
