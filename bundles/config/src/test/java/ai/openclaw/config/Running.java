package ai.openclaw.config;

import ai.openclaw.api.SecretSource;
import ai.openclaw.secrets.EnvSource;
import ai.openclaw.secrets.ExecSource;
import ai.openclaw.secrets.FileSource;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeGateway;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Dictionary;
import java.util.HashMap;
import java.util.Hashtable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import org.apache.felix.cm.PersistenceManager;
import org.apache.felix.framework.FrameworkFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleActivator;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.osgi.framework.launch.Framework;
import org.osgi.service.cm.Configuration;
import org.osgi.service.cm.ConfigurationAdmin;
import org.osgi.service.cm.ManagedServiceFactory;

/** A framework with Felix ConfigAdmin, a gateway's folder, and the component under test. */
@SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
final class Running {
    final Path home;
    final Path work;
    final FakeGateway gateway;
    final Framework framework;
    private final BundleActivator configAdmin;
    private final PrintStream stderr = System.err;
    private final ByteArrayOutputStream log = new ByteArrayOutputStream();
    private @Nullable LiveConfig config;
    Duration settle = Duration.ofSeconds(10);

    Running(Path folder) throws Exception {
        home = Files.createDirectories(folder.resolve("home"));
        work = Files.createDirectories(folder.resolve("work"));
        gateway = new FakeGateway(home);
        System.setErr(new PrintStream(log, true, StandardCharsets.UTF_8));
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, folder.resolve("felix").toString(),
                "felix.cm.pm", "openclaw", Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "ai.openclaw.api"));
        framework.start();
        context().registerService(PersistenceManager.class, new MemoryPersistence(), dictionary(Map.of("name", "openclaw")));
        configAdmin = Class.forName("org.apache.felix.cm.impl.Activator").asSubclass(BundleActivator.class).getConstructor().newInstance();
        configAdmin.start(context());
        source("env", new EnvSource());
        source("file", new FileSource());
        source("exec", new ExecSource());
    }

    /** What a bundle does that offers secrets. */
    ServiceRegistration<SecretSource> source(String type, SecretSource source) {
        return context().registerService(SecretSource.class, source, dictionary(Map.of("openclaw.secret.source.type", type)));
    }

    BundleContext context() { return framework.getBundleContext(); }

    ConfigurationAdmin admin() { return context().getService(context().getServiceReference(ConfigurationAdmin.class)); }

    /** Writes the configuration as an editor that saves in place does. */
    Running file(String text) throws IOException {
        Files.writeString(gateway.configFile(), text);
        return this;
    }

    String file() throws IOException { return Files.readString(gateway.configFile()); }

    LiveConfig start() {
        config = new LiveConfig(FirstSnapshot.read(ConfigParts.of(gateway, context(), work)).withSecrets(), admin(), settle);
        return config;
    }

    /** All configurations by PID, each with the JSON that its component gets. */
    Map<String, String> configurations() throws Exception {
        return configurations(each -> each.getProcessedProperties(context().getServiceReference(ConfigurationAdmin.class)));
    }

    /** The same as ConfigAdmin keeps it. */
    Map<String, String> store() throws Exception {
        return configurations(Configuration::getProperties);
    }

    private Map<String, String> configurations(Function<Configuration, Dictionary<String, Object>> properties) throws Exception {
        Map<String, String> found = new TreeMap<>();
        Configuration[] all = admin().listConfigurations(null);
        for (Configuration each : all == null ? new Configuration[0] : all) {
            String name = each.getFactoryPid() == null ? each.getPid() : each.getFactoryPid();
            found.put(each.getPid(), String.valueOf(properties.apply(each).get("." + name)));
        }
        return found;
    }

    String log() { return log.toString(StandardCharsets.UTF_8); }

    void awaitLog(String text) { Await.until("the log says: " + text + "\n" + log(), () -> log().contains(text)); }

    FakeComponents components(String factoryPid) {
        FakeComponents components = new FakeComponents(context());
        context().registerService(ManagedServiceFactory.class, components, dictionary(Map.of(Constants.SERVICE_PID, factoryPid)));
        return components;
    }

    static Dictionary<String, Object> dictionary(Map<String, Object> map) { return new Hashtable<>(map); }

    void end() throws Exception {
        if (config != null)
            config.close();
        configAdmin.stop(context());
        framework.stop();
        framework.waitForStop(5000);
        System.setErr(stderr);
    }

    /** What DS makes of a factory PID: a service for each configuration, replaced when that changes. */
    static final class FakeComponents implements ManagedServiceFactory {
        final List<String> activations = new CopyOnWriteArrayList<>();
        private final Map<String, ServiceRegistration<?>> services = new ConcurrentHashMap<>();
        private final BundleContext context;

        FakeComponents(BundleContext context) { this.context = context; }

        @Override
        public String getName() { return "fake components"; }

        @Override
        public void updated(String pid, Dictionary<String, ?> properties) {
            Map<String, Object> visible = new HashMap<>();
            String json = "";
            for (Object key : new ArrayList<>(java.util.Collections.list(properties.keys())))
                if (key.toString().startsWith("."))
                    json += properties.get(key.toString());
                else
                    visible.put(key.toString(), properties.get(key.toString()));
            deleted(pid);
            activations.add(pid);
            if (!json.contains("\"broken\""))
                services.put(pid, context.registerService(Runnable.class, () -> {}, dictionary(visible)));
        }

        @Override
        public void deleted(String pid) {
            ServiceRegistration<?> service = services.remove(pid);
            if (service != null)
                service.unregister();
        }

        boolean has(String pid) { return services.containsKey(pid); }
    }
}
