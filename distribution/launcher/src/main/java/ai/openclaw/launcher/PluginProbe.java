package ai.openclaw.launcher;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;

/** Finds out whether a bundle that was just started really works: no component failed, and the kinds of service that it had are back. */
final class PluginProbe {
    private static final long LOOK_EVERY_NANOS = 2_000_000;

    private final BundleContext context;

    PluginProbe(BundleContext context) { this.context = context; }

    /** The kinds of service that a bundle offers now. */
    static Set<String> kinds(Bundle bundle) {
        Set<String> kinds = new TreeSet<>();
        references(bundle).forEach(reference -> kinds.addAll(Arrays.asList((String[]) reference.getProperty("objectClass"))));
        kinds.removeIf(kind -> kind.startsWith("org.osgi.service.cm."));
        return kinds;
    }

    /** Waits until the bundle works, at most so long; otherwise says why it does not. */
    Optional<String> problem(Bundle bundle, Set<String> expected, Duration patience) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            if (bundle.getState() != Bundle.ACTIVE)
                return Optional.of("the bundle stopped by itself");
            Optional<String> failure = failedComponent(bundle).or(() -> brokenService(bundle));
            if (failure.isPresent())
                return failure;
            Set<String> missing = new TreeSet<>(expected);
            missing.removeAll(kinds(bundle));
            if (missing.isEmpty())
                return Optional.empty();
            if (System.nanoTime() > deadline)
                return Optional.of(
                        "it does not offer " + String.join(", ", missing) + " after " + Math.round(patience.toMillis() / 1000.0) + " s");
            LockSupport.parkNanos(LOOK_EVERY_NANOS);
        }
    }

    private Optional<String> failedComponent(Bundle bundle) {
        ServiceReference<ServiceComponentRuntime> reference = context.getServiceReference(ServiceComponentRuntime.class);
        ServiceComponentRuntime runtime = reference == null ? null : context.getService(reference);
        if (runtime == null)
            return Optional.empty();
        try {
            return runtime.getComponentDescriptionDTOs(bundle).stream()
                    .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream())
                    .filter(configuration -> configuration.state == ComponentConfigurationDTO.FAILED_ACTIVATION)
                    .map(configuration -> "its component " + configuration.description.name + " failed: " + cause(configuration.failure))
                    .findFirst();
        } finally {
            context.ungetService(reference);
        }
    }

    /** What the innermost cause in a stack trace says. */
    private static String cause(String trace) {
        List<String> causes = trace.lines().filter(line -> line.startsWith("Caused by: ")).toList();
        String line = causes.isEmpty() ? trace.lines().findFirst().orElse("no reason given") : causes.getLast();
        return line.replaceFirst("^Caused by: ", "").replaceFirst("^java\\.lang\\.reflect\\.InvocationTargetException:? ?", "")
                .replaceFirst("^[\\w.$]+(?:Exception|Error): (?=\\S)", "");
    }

    /** Asking for a service makes its component; one that cannot be made is no service. */
    private Optional<String> brokenService(Bundle bundle) {
        for (ServiceReference<?> reference : references(bundle).toList()) {
            Object service = context.getService(reference);
            if (service == null && reference.getBundle() != null)
                return failedComponent(bundle).or(() -> Optional.of("its service " + reference + " cannot be made"));
            if (service != null)
                context.ungetService(reference);
        }
        return Optional.empty();
    }

    /** The services of a bundle; none of one that is being uninstalled meanwhile. */
    private static Stream<ServiceReference<?>> references(Bundle bundle) {
        try {
            ServiceReference<?>[] references = bundle.getRegisteredServices();
            return references == null ? Stream.empty() : Arrays.stream(references);
        } catch (IllegalStateException e) {
            return Stream.empty();
        }
    }

    /** What a bundle offers, for people: {@code channel:telegram}, {@code http:/chat}. */
    static List<String> offers(Bundle bundle) {
        return references(bundle).flatMap(PluginProbe::offers).distinct().sorted().toList();
    }

    private static Stream<String> offers(ServiceReference<?> reference) {
        return Stream.of(name("channel:", reference.getProperty("openclaw.channel.type")),
                name("tools:", reference.getProperty("openclaw.tool.group.type")), model(reference),
                name("http:", reference.getProperty("osgi.http.whiteboard.servlet.pattern")),
                name("websocket:", reference.getProperty("openclaw.websocket.path")), methods(reference)).flatMap(stream -> stream);
    }

    private static Stream<String> model(ServiceReference<?> reference) {
        return is(reference, "ai.openclaw.api.ModelProvider") ? name("model:", reference.getProperty("openclaw.instance")) : Stream.empty();
    }

    private static Stream<String> methods(ServiceReference<?> reference) {
        if (!is(reference, "ai.openclaw.api.MethodGroup"))
            return Stream.empty();
        Bundle owner = reference.getBundle();
        return owner == null ? Stream.empty() : Stream.of("methods:" + owner.getSymbolicName().replaceFirst(".*\\.", ""));
    }

    private static boolean is(ServiceReference<?> reference, String type) {
        return Arrays.asList((String[]) reference.getProperty("objectClass")).contains(type);
    }

    private static Stream<String> name(String prefix, Object value) {
        return switch (value) {
            case String[] names -> Arrays.stream(names).map(name -> prefix + name);
            case Collection<?> names -> names.stream().map(name -> prefix + name);
            case String name -> Stream.of(prefix + name);
            case null, default -> Stream.empty();
        };
    }
}
