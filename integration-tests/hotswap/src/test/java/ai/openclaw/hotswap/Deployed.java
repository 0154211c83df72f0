package ai.openclaw.hotswap;

import ai.openclaw.testkit.Await;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** What the running framework has of a service: which modules bring it, under which names. */
final class Deployed {
    private static final Duration BACK = Duration.ofSeconds(30);
    private static final String SYMBOLIC = "ai.openclaw.";
    private final HostedGateway gateway;
    private final String service;
    private final String property;

    /** @param property of the service that is its name */
    Deployed(HostedGateway gateway, String service, String property) {
        this.gateway = gateway;
        this.service = service;
        this.property = property;
    }

    /** The names by module. */
    SortedMap<String, Set<String>> byModule() {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        for (ServiceReference<?> reference : references())
            if (reference.getBundle() != null)
                found.computeIfAbsent(reference.getBundle().getSymbolicName().substring(SYMBOLIC.length()), _ -> new TreeSet<>())
                        .add(String.valueOf(reference.getProperty(property)));
        return found;
    }

    private List<ServiceReference<?>> references() {
        try {
            ServiceReference<?>[] found = gateway.context().getAllServiceReferences(service, null);
            return found == null ? List.of() : Arrays.asList(found);
        } catch (InvalidSyntaxException e) {
            throw new AssertionError(e);
        }
    }

    Set<String> names(String module) { return byModule().getOrDefault(module, Set.of()); }

    void awaitBack(String module, Set<String> names) {
        Await.until(module + " is back with " + names, BACK, () -> names.equals(names(module)));
    }
}
