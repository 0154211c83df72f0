package ai.openclaw.launcher;

import ai.openclaw.api.PluginInfo;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.felix.framework.FrameworkFactory;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.launch.Framework;

/** A framework with declarative services and a deployer, started as the gateway starts them. */
final class TestFramework implements AutoCloseable {
    private static final List<String> LIBRARIES = List.of("org.apache.felix.scr", "org.osgi.util.promise", "org.osgi.util.function",
            "org.osgi.service.component-");

    final PluginDeployer plugins;
    final Path folder;
    private final Framework framework;
    private final Thread watcher;

    private TestFramework(Path root, Duration patience, Path... builtIns) throws BundleException, IOException {
        folder = root.resolve("plugins");
        ClassPathConnector connector = new ClassPathConnector();
        framework = new FrameworkFactory().newFramework(Map.of(Constants.FRAMEWORK_STORAGE, root.resolve("cache").toString(),
                Constants.FRAMEWORK_STORAGE_CLEAN, Constants.FRAMEWORK_STORAGE_CLEAN_ONFIRSTINIT, "felix.cache.locking", "false",
                "felix.bootdelegation.implicit", "false", "felix.log.level", "1"), connector);
        framework.init();
        plugins = new PluginDeployer(framework.getBundleContext(), connector, PluginFolder.open(folder), patience);
        List<Bundle> bundles = new ArrayList<>();
        for (Path library : libraries())
            bundles.add(framework.getBundleContext().installBundle(ClassPathConnector.location(library)));
        for (Path jar : builtIns)
            plugins.boot().installBuiltIn(jar).ifPresent(bundles::add);
        plugins.boot().installOthers();
        for (Bundle bundle : bundles)
            bundle.start();
        framework.start();
        watcher = plugins.watch();
    }

    static TestFramework start(Path root, Path... builtIns) throws BundleException, IOException {
        return start(root, Duration.ofSeconds(10), builtIns);
    }

    static TestFramework start(Path root, Duration patience, Path... builtIns) throws BundleException, IOException {
        return new TestFramework(root, patience, builtIns);
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1)).map(Path::of)
                .filter(jar -> LIBRARIES.stream().anyMatch(name -> jar.getFileName().toString().startsWith(name))).toList();
    }

    Bundle bundle(String id) {
        return Arrays.stream(framework.getBundleContext().getBundles()).filter(bundle -> id.equals(bundle.getSymbolicName())).findFirst()
                .orElseThrow();
    }

    boolean has(String id) { return plugins.list().stream().anyMatch(plugin -> plugin.id().equals(id)); }

    PluginInfo info(String id) { return plugins.list().stream().filter(plugin -> plugin.id().equals(id)).findFirst().orElseThrow(); }

    /** What the service of a bundle answers. */
    Optional<Object> answer(String id) {
        ServiceReference<?>[] offered = bundle(id).getRegisteredServices();
        return offered == null || offered.length == 0
                ? Optional.empty()
                : Optional.ofNullable(framework.getBundleContext().getService(offered[0])).map(service -> ((Supplier<?>) service).get());
    }

    /** Whether the classes of a bundle come from its own loader. */
    boolean ordinary(String id) throws ClassNotFoundException {
        return !bundle(id).loadClass(Samples.Good.class.getName()).equals(Samples.Good.class);
    }

    @Override
    public void close() throws BundleException {
        watcher.interrupt();
        try {
            watcher.join();
            framework.stop();
            framework.waitForStop(5000);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
