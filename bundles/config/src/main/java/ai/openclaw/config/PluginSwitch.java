package ai.openclaw.config;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.PluginInfo;
import ai.openclaw.api.Plugins;
import ai.openclaw.json5.Json;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/** Stops the bundles that {@code plugins} switches off: {@code entries.<id>.enabled}, {@code deny}, {@code enabled}. For one thread. */
final class PluginSwitch {
    private final BundleContext context;
    private boolean used;

    PluginSwitch(BundleContext context) { this.context = context; }

    /** Makes it so, and says what could not be done. */
    List<String> apply(@Nullable Object tree) {
        Set<String> off = off(tree);
        boolean others = Json.at(tree, "plugins.enabled").equals(Optional.of(false));
        if (off.isEmpty() && !others && !used)
            return List.of();
        ServiceReference<Plugins> reference = context.getServiceReference(Plugins.class);
        Plugins plugins = reference == null ? null : context.getService(reference);
        if (plugins == null)
            return List.of();
        used = true;
        try {
            if (others)
                plugins.list().stream().filter(plugin -> !plugin.builtIn()).map(PluginInfo::id).forEach(off::add);
            return plugins.hold(off).stream().map(problem -> "plugins: " + problem).toList();
        } catch (GatewayException e) {
            return List.of("plugins: " + e.message());
        } finally {
            context.ungetService(reference);
        }
    }

    /** Names as the configuration has them. */
    static Set<String> off(@Nullable Object tree) {
        Set<String> off = new TreeSet<>();
        Json.object(Json.at(tree, "plugins.entries").orElse(null)).forEach((id, entry) -> {
            if (Boolean.FALSE.equals(Json.object(entry).get("enabled")))
                off.add(id);
        });
        if (Json.at(tree, "plugins.deny").orElse(List.of()) instanceof List<?> denied)
            denied.forEach(id -> off.add(String.valueOf(id)));
        return off;
    }
}
