package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.schema.SchemaSource;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.framework.BundleContext;

/** What the configuration is read and checked with, at the start and later. */
record ConfigParts(Gateway gateway, BundleContext context, Clock clock, ConfigLoader loader, ConfigFile file, LastGood lastGood,
        StartCheck check, Completion completion, FileWatch watch, SettingsCatalog catalog, SchemaSource schema, ConfigRules rules,
        LiveSecrets secrets, SecretSignals signals) {
    /** @param workingDir whose {@code .env} counts */
    static ConfigParts of(Gateway gateway, BundleContext context, Path workingDir) {
        Clock clock = Clock.systemUTC();
        ConfigLoader loader = new ConfigLoader(gateway, workingDir);
        ConfigFile file = new ConfigFile(loader.file(), new AuditLog(gateway.stateDir(), clock));
        FileWatch watch = new FileWatch();
        SettingsCatalog catalog = new SettingsCatalog(context, watch::wake);
        SchemaSource schema = new SchemaSource(catalog::nodes, catalog::revision, gateway.version(), clock);
        return new ConfigParts(gateway, context, clock, loader, file, new LastGood(gateway.stateDir()), new StartCheck(gateway),
                new Completion(gateway, file, loader, clock), watch, catalog, schema, new ConfigRules(schema, catalog::check),
                new LiveSecrets(gateway, loader::variables, new SecretSources(context)), new SecretSignals(context));
    }
}
