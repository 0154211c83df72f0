package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarFile;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.Version;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is installed when the process starts: the bundles of the distribution, what the plugins folder has in their place, and the rest of
 * that folder. Nothing in the folder can keep the gateway from starting.
 */
final class PluginBoot {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");

    private final BundleContext context;
    private final ClassPathConnector connector;
    private final PluginFolder folder;
    private final PluginCatalog catalog;
    private final BundleSwap swap;

    PluginBoot(BundleContext context, ClassPathConnector connector, PluginFolder folder, PluginCatalog catalog, BundleSwap swap) {
        this.context = context;
        this.connector = connector;
        this.folder = folder;
        this.catalog = catalog;
        this.swap = swap;
    }

    /** Installs a bundle of the distribution, or what replaces it; the bundle when it starts together with the framework. */
    Optional<Bundle> installBuiltIn(Path jar) throws BundleException, IOException {
        String location = ClassPathConnector.location(jar);
        Set<String> changed = folder.ids();
        Set<String> off = folder.disabled();
        if (changed.isEmpty() && off.isEmpty())
            return Optional.of(context.installBundle(location));
        String id = symbolicName(jar);
        if (changed.contains(id) && installUpdate(id, location, jar))
            return Optional.empty();
        Bundle bundle = context.installBundle(location);
        return off.contains(id) ? Optional.empty() : Optional.of(bundle);
    }

    /** Installs what replaces a bundle of the distribution; says false when that cannot be. */
    private boolean installUpdate(String id, String location, Path builtIn) throws IOException {
        try {
            Optional<BundleJar> update = folder.running(id);
            if (update.isEmpty())
                return false;
            warnIfOlder(update.get(), BundleJar.read(builtIn));
            connector.release(location);
            context.installBundle(location, update.get().stream());
            return true;
        } catch (BundleException | GatewayException e) {
            connector.reclaim(location);
            catalog.failed(id, PluginProblem.plain(e));
            return false;
        }
    }

    private static void warnIfOlder(BundleJar update, BundleJar builtIn) {
        if (version(update).compareTo(version(builtIn)) < 0)
            LOG.warn("{} {} of the plugins folder runs in the place of the newer {} of the distribution; change that with:"
                    + " openclaw plugins uninstall {}", update.id(), update.version(), builtIn.version(), update.id());
    }

    private static Version version(BundleJar jar) {
        try {
            return Version.parseVersion(jar.version());
        } catch (IllegalArgumentException e) {
            return Version.emptyVersion;
        }
    }

    private static String symbolicName(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile(), false)) {
            String name = file.getManifest().getMainAttributes().getValue(Constants.BUNDLE_SYMBOLICNAME);
            return name == null ? "" : name.replaceFirst(";.*", "").strip();
        }
    }

    /** Installs what the plugins folder has besides updates. */
    void installOthers() throws IOException {
        for (String id : folder.ids())
            if (catalog.find(id).isEmpty())
                try {
                    Optional<BundleJar> jar = folder.running(id);
                    if (jar.isPresent())
                        context.installBundle(PluginCatalog.location(id), jar.get().stream());
                } catch (BundleException | GatewayException e) {
                    catalog.failed(id, PluginProblem.plain(e));
                }
    }

    /** Starts what the plugins folder has. One that fails is reported and holds nobody up. */
    void startOthers() {
        Set<String> off = folder.disabled();
        for (String id : folder.ids())
            if (!off.contains(id))
                catalog.find(id).filter(bundle -> bundle.getState() != Bundle.ACTIVE).ifPresent(bundle -> start(id, bundle));
    }

    private void start(String id, Bundle bundle) {
        try {
            swap.start(bundle, Set.of());
        } catch (GatewayException e) {
            catalog.failed(id, e.message());
            backToDistribution(bundle);
        }
    }

    /** An update that does not start leaves the version of the distribution in its place. */
    private void backToDistribution(Bundle bundle) {
        String id = bundle.getSymbolicName();
        try {
            Optional<BundleJar> builtIn = catalog.distribution(bundle);
            if (builtIn.isEmpty())
                return;
            swap.update(bundle, builtIn.get());
            swap.start(bundle, Set.of());
            LOG.warn("{}: the version of the distribution runs instead", id);
        } catch (IOException | GatewayException e) {
            catalog.failed(id, e.getMessage());
        }
    }
}
