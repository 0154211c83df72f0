package ai.openclaw.launcher;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.LogLevel;
import ai.openclaw.api.Logs;
import ai.openclaw.api.Plugins;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;
import org.osgi.framework.wiring.FrameworkWiring;

/** The OSGi framework with the bundles of the distribution, which start flat, and those of the plugins folder. */
final class FrameworkHost {
    private static final long STOP_MS = 2000;
    private static final String SLF4J = "2.0.17";

    private static final Pattern LATE = Pattern
            .compile("(tools|model|search|channel|http|documents)\\.[^.]+\\.jar|(sandbox|approvals|bridge|commands|otel)\\.jar");

    private final ClassPathConnector connector = new ClassPathConnector();
    private final Framework framework;

    private FrameworkHost(Home home) { this.framework = new FrameworkFactory().newFramework(properties(home), connector); }

    /** Makes the framework, publishes the process as a service, and starts every bundle. */
    static FrameworkHost start(Home home, GatewayProcess process) throws BundleException, IOException {
        FrameworkHost host = new FrameworkHost(home);
        host.framework.init();
        process.runs(host);
        BundleContext context = host.context();
        context.registerService(Gateway.class, process, null);
        context.registerService(Logs.class, Log.INSTANCE, null);
        PluginDeployer plugins = new PluginDeployer(context, host.connector, PluginFolder.open(home.plugins()));
        List<Bundle> bundles = new ArrayList<>();
        for (Path jar : flatJars())
            plugins.boot().installBuiltIn(jar).ifPresent(bundles::add);
        plugins.boot().installOthers();
        // at once, so that the settings of bundles that start last are known to the configuration, which starts first
        boolean _ = host.framework.adapt(FrameworkWiring.class).resolveBundles(bundles);
        for (Bundle bundle : bundles)
            bundle.start();
        host.framework.start();
        process.started();
        context.registerService(Plugins.class, plugins, null);
        Thread _ = plugins.watch();
        return host;
    }

    BundleContext context() { return framework.getBundleContext(); }

    void stop() {
        try {
            framework.stop();
            framework.waitForStop(STOP_MS);
        } catch (BundleException e) {
            Log.INSTANCE.write(LogLevel.WARN, "gateway", "the bundles did not stop: " + e.getMessage(), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void awaitStop() throws InterruptedException { framework.waitForStop(TimeUnit.DAYS.toMillis(36500)); }

    /**
     * The bundles on the class path; the launcher's own jars are none of them. They start in this order: what a client needs to be greeted first, and
     * what only runs and pages need after that.
     */
    private static List<Path> flatJars() {
        List<Path> jars = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            String name = entry.substring(entry.lastIndexOf('/') + 1);
            if (name.endsWith(".jar") && !name.startsWith("launcher") && !name.startsWith("slf4j")
                    && !name.startsWith("org.apache.felix.framework"))
                jars.add(Path.of(entry));
        }
        jars.sort(Comparator.comparing(FrameworkHost::late));
        return jars;
    }

    private static boolean late(Path jar) { return LATE.matcher(jar.getFileName().toString()).matches(); }

    private static Map<String, String> properties(Home home) {
        Map<String, String> properties = new HashMap<>();
        properties.put(Constants.FRAMEWORK_STORAGE, home.own().resolve("cache").toString());
        properties.put(Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT);
        properties.put(Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA, "org.slf4j;version=" + SLF4J + ",org.slf4j.event;version=" + SLF4J
                + ",org.slf4j.helpers;version=" + SLF4J + ",org.slf4j.spi;version=" + SLF4J + ",org.slf4j;version=1.7.36");
        properties.put("felix.service.urlhandlers", "false");
        properties.put("felix.cache.locking", "false");
        properties.put("felix.bootdelegation.implicit", "false");
        // configurations, which may hold credentials, live in the memory of the config bundle and never on disk
        properties.put("felix.cm.pm", "openclaw");
        properties.put("felix.log.level", "1");
        properties.put("ds.loglevel", "1");
        return properties;
    }
}
