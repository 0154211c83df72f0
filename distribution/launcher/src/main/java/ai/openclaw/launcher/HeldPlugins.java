package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.framework.Bundle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The plugins that the configuration switches off. The caller holds the deployer's lock. */
final class HeldPlugins {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");
    private static final int STOPPED = Bundle.INSTALLED | Bundle.RESOLVED | Bundle.UNINSTALLED;
    private final PluginCatalog catalog;
    private final BundleSwap swap;

    HeldPlugins(PluginCatalog catalog, BundleSwap swap) {
        this.catalog = catalog;
        this.swap = swap;
    }

    /** Says why a plugin could not be stopped or started; the others are. */
    List<String> hold(Set<String> names) {
        List<String> problems = new ArrayList<>();
        Set<String> held = new LinkedHashSet<>();
        for (String name : names)
            for (Bundle bundle : catalog.named(name))
                if (tried(() -> stop(bundle), problems))
                    held.add(bundle.getSymbolicName());
        Set<String> before = catalog.held();
        catalog.hold(held);
        before.stream().filter(id -> !held.contains(id) && !catalog.disabled(id)).flatMap(id -> catalog.find(id).stream())
                .forEach(bundle -> tried(() -> start(bundle), problems));
        return problems;
    }

    private void stop(Bundle bundle) {
        if ((bundle.getState() & STOPPED) != 0)
            return;
        catalog.refuseIfIndispensable(bundle);
        swap.stop(bundle);
        LOG.info("{} stopped, since the configuration switches it off", bundle.getSymbolicName());
    }

    private void start(Bundle bundle) {
        swap.start(bundle, Set.of());
        LOG.info("{} started, since the configuration no longer switches it off", bundle.getSymbolicName());
    }

    private static boolean tried(Runnable change, List<String> problems) {
        try {
            change.run();
            return true;
        } catch (GatewayException e) {
            problems.add(e.message());
            return false;
        }
    }
}
