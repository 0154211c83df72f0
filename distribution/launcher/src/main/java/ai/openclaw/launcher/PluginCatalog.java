package ai.openclaw.launcher;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.PluginInfo;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.wiring.FrameworkWiring;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The bundles that people can change: where each comes from, how it is, and why it is not active. */
final class PluginCatalog {
    private static final Logger LOG = LoggerFactory.getLogger("plugins");
    private static final String SCHEME = "plugin:";
    private static final String OURS = "ai.openclaw.";
    /** Without one of these no command reaches the gateway any more, not even {@code openclaw plugins enable}. */
    private static final Set<String> INDISPENSABLE = Set.of("ai.openclaw.auth", "ai.openclaw.config", "ai.openclaw.control",
            "ai.openclaw.core", "ai.openclaw.http", "ai.openclaw.launcher", "ai.openclaw.method.plugins");

    private final BundleContext context;
    private final PluginFolder folder;
    /** Why a bundle is not active, by its id. */
    private final Map<String, String> problems = new ConcurrentHashMap<>();
    private volatile Set<String> held = Set.of();

    PluginCatalog(BundleContext context, PluginFolder folder) {
        this.context = context;
        this.folder = folder;
    }

    /** Where a bundle is installed that did not come with the gateway. */
    static String location(String id) { return SCHEME + id; }

    static boolean builtIn(Bundle bundle) { return !bundle.getLocation().startsWith(SCHEME); }

    Optional<Bundle> find(String id) {
        return Arrays.stream(context.getBundles()).filter(bundle -> id.equals(bundle.getSymbolicName())).findFirst();
    }

    /** The bundle of an id, or of a short form of it such as {@code channel.telegram}. */
    Bundle known(String id) {
        return plugins().stream().filter(bundle -> bundle.getSymbolicName().equals(id) || bundle.getSymbolicName().equals(OURS + id))
                .findFirst().orElseThrow(() -> GatewayException.invalid(
                        "no plugin \"" + id + "\"; there is: " + list().stream().map(PluginInfo::id).collect(Collectors.joining(", "))));
    }

    List<PluginInfo> list() { return plugins().stream().map(this::info).sorted(Comparator.comparing(PluginInfo::id)).toList(); }

    /** The libraries and the framework itself are no plugins. */
    private List<Bundle> plugins() {
        return Arrays.stream(context.getBundles()).filter(bundle -> bundle.getBundleId() != 0 && bundle.getSymbolicName() != null)
                .filter(bundle -> bundle.getSymbolicName().startsWith(OURS) || !builtIn(bundle)).toList();
    }

    PluginInfo info(Bundle bundle) {
        String id = bundle.getSymbolicName();
        String state = bundle.getState() == Bundle.ACTIVE ? "active" : off(id) ? "disabled" : "failed";
        String name = Optional.ofNullable(bundle.getHeaders().get(Constants.BUNDLE_NAME)).orElse(id);
        return new PluginInfo(id, name, bundle.getVersion().toString(), state, builtIn(bundle), previousVersion(id),
                state.equals("failed") ? problems.get(id) : null, PluginProbe.offers(bundle));
    }

    private boolean off(String id) { return held(id) || folder.disabled().contains(id); }

    /** Whether a person switched the plugin off with a command. */
    boolean disabled(String id) { return folder.disabled().contains(id); }

    /** Whether the configuration switches the plugin off. */
    boolean held(String id) { return held.contains(id); }

    /** Those that the configuration switches off from now on. */
    void hold(Set<String> ids) { held = Set.copyOf(ids); }

    Set<String> held() { return held; }

    /** The bundles that people mean by a name: an id, or the last part of one such as {@code telegram}. */
    List<Bundle> named(String name) {
        return plugins().stream().filter(bundle -> bundle.getSymbolicName().equals(name) || bundle.getSymbolicName().endsWith("." + name))
                .toList();
    }

    private @Nullable String previousVersion(String id) {
        try {
            return folder.previous(id).map(BundleJar::version).orElse(null);
        } catch (IOException | GatewayException e) {
            return null;
        }
    }

    /** Remembers and logs why a bundle is not active. */
    void failed(String id, @Nullable String problem) {
        problems.put(id, String.valueOf(problem));
        LOG.warn("{} is not active: {}", id, problem);
    }

    void works(String id) { problems.remove(id); }

    /** The bytes of the version that runs. */
    BundleJar current(Bundle bundle) throws IOException {
        Optional<BundleJar> installed = folder.running(bundle.getSymbolicName());
        if (installed.isPresent())
            return installed.get();
        return distribution(bundle)
                .orElseThrow(() -> GatewayException.invalid("the jar of " + bundle.getSymbolicName() + " is gone from " + folder.folder()));
    }

    /** The version that came with the gateway: on the class path, or at a file URL in another framework. */
    Optional<BundleJar> distribution(Bundle bundle) throws IOException {
        String location = bundle.getLocation();
        int file = location.indexOf("file:");
        Optional<Path> jar = ClassPathConnector.jar(location)
                .or(() -> file < 0 ? Optional.empty() : Optional.of(Path.of(URI.create(location.substring(file))))).filter(Files::exists);
        return jar.isEmpty() ? Optional.empty() : Optional.of(BundleJar.read(jar.get()));
    }

    /** A bundle without which nothing could be undone cannot be switched off. */
    void refuseIfIndispensable(Bundle bundle) {
        if (INDISPENSABLE.contains(bundle.getSymbolicName()))
            throw GatewayException.invalid(bundle.getSymbolicName() + " cannot be disabled: without it no command could enable it again");
        refuseIfShared(bundle);
    }

    /** A bundle whose classes others use cannot be replaced while they run. */
    void refuseIfShared(Bundle bundle) {
        Collection<Bundle> closure = context.getBundle(0).adapt(FrameworkWiring.class).getDependencyClosure(List.of(bundle));
        List<String> others = closure.stream().filter(other -> !other.equals(bundle)).map(Bundle::getSymbolicName).sorted().toList();
        if (!others.isEmpty())
            throw GatewayException.invalid(bundle.getSymbolicName() + " is used by " + String.join(", ", others)
                    + " and cannot be replaced while they run; it comes with a new version of the gateway");
    }
}
