package ai.openclaw.config;

import ai.openclaw.json5.Json5;
import ai.openclaw.schema.KnownKeys;
import ai.openclaw.schema.SchemaNode;
import ai.openclaw.schema.SchemaSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keys for a shell that completes what somebody types; quick, so jars are looked into only where plugins have keys. */
public final class ConfigKeys {
    private static final List<String> OF_PLUGINS = List.of("channels", "plugins", "models");

    private ConfigKeys() {}

    /** Paths that begin as typed; one that goes on ends with a dot or a bracket. */
    public static List<String> complete(OfflineConfig.Place place, String typed) {
        SchemaNode root = OF_PLUGINS.stream().anyMatch(typed::startsWith) ? withPlugins(place) : KnownKeys.root();
        return KeyCompletion.of(root, tree(place.configFile()), typed);
    }

    private static SchemaNode withPlugins(OfflineConfig.Place place) {
        SettingsRecords records = new SettingsRecords(new BundleFolders(place.bundles())::holders);
        return new SchemaSource(records::nodes, () -> 0, place.version(), Clock.systemUTC()).root();
    }

    private static @Nullable Object tree(Path file) {
        try {
            return Json5.parse(Files.readString(file));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }
}
