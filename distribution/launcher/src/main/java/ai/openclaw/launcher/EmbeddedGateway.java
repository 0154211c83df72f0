package ai.openclaw.launcher;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.Logs;
import ai.openclaw.api.Plugins;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway as a guest in somebody else's OSGi framework: this jar as a bundle beside the others. What the command line says elsewhere
 * comes from framework properties: {@code openclaw.state.dir} (required), {@code openclaw.port}, {@code openclaw.bind},
 * {@code openclaw.token}, {@code openclaw.allow-unconfigured}. The host ends the process, so a refusal stops only this bundle's hopes:
 * it is logged, and {@code restart} asks the host for nothing.
 */
public final class EmbeddedGateway implements BundleActivator {
    @Override
    public void start(BundleContext context) throws IOException {
        String stateDir = context.getProperty("openclaw.state.dir");
        if (stateDir == null)
            throw new IllegalStateException("the framework property openclaw.state.dir is missing; set it to the gateway's state folder");
        Path state = Path.of(stateDir).toAbsolutePath().normalize();
        context.registerService(Gateway.class, new Guest(context, state), null);
        context.registerService(Logs.class, Log.INSTANCE, null);
        PluginDeployer plugins = new PluginDeployer(context, new ClassPathConnector(), PluginFolder.open(state.resolve("plugins")));
        context.registerService(Plugins.class, plugins, null);
    }

    @Override
    public void stop(BundleContext context) {
        // the framework takes the services back
    }

    private static final class Guest implements Gateway {
        private static final Logger LOG = LoggerFactory.getLogger("gateway");

        private final BundleContext context;
        private final Path stateDir;
        private final Instant startedAt = Instant.now();
        private final AtomicReference<List<String>> addresses = new AtomicReference<>(List.of());

        Guest(BundleContext context, Path stateDir) {
            this.context = context;
            this.stateDir = stateDir;
        }

        @Override
        public String version() { return context.getBundle().getVersion().toString(); }

        @Override
        public Instant startedAt() { return startedAt; }

        @Override
        public Path stateDir() { return stateDir; }

        @Override
        public Path logFile() { return Log.INSTANCE.file(); }

        @Override
        public Path configFile() { return stateDir.resolve("openclaw.json"); }

        @Override
        public Optional<String> option(String name) { return Optional.ofNullable(context.getProperty("openclaw." + name)); }

        @Override
        public Optional<String> environment(String name) {
            return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
        }

        @Override
        public void refuse(String message) { LOG.error("{}", message); }

        @Override
        public void listening(List<String> newAddresses) {
            addresses.set(List.copyOf(newAddresses));
            LOG.info("listening on {}", String.join(", ", newAddresses));
        }

        @Override
        public Optional<String> origin() {
            return addresses.get().stream().findFirst().map(address -> address.replaceFirst("^ws", "http"));
        }

        @Override
        public void restart(String reason) {
            LOG.warn("a restart of the process is needed ({}); the framework that hosts the gateway has to do it", reason);
        }
    }
}
