package ai.openclaw.control;

import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The methods that are deployed now; a bundle that stops takes its own with it, one that starts brings them back. */
@Component(service = Methods.class)
public final class Methods {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    /** How long a method that went away is expected back, as after the update of its bundle. */
    private static final long RETURN_NANOS = Duration.ofSeconds(10).toNanos();
    /** How long after the start of this component a method of the contract may still come. */
    private static final long ARRIVE_NANOS = Duration.ofSeconds(3).toNanos();
    private final long since = System.nanoTime();
    /** When methods went away, by name; as many as there ever were. */
    private final Map<String, Long> gone = new ConcurrentHashMap<>();
    private final List<MethodGroup> groups = new CopyOnWriteArrayList<>();
    private volatile Map<String, GatewayMethod<?, ?>> byName = Map.of();
    private volatile List<String> names = List.of();

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC)
    synchronized void bindGroup(MethodGroup group) {
        groups.add(group);
        collect();
    }

    synchronized void unbindGroup(MethodGroup group) {
        groups.remove(group);
        group.methods().forEach(method -> gone.put(method.name(), System.nanoTime()));
        collect();
    }

    private void collect() {
        Map<String, GatewayMethod<?, ?>> methods = new HashMap<>();
        for (MethodGroup group : groups)
            for (GatewayMethod<?, ?> method : group.methods())
                if (methods.putIfAbsent(method.name(), method) != null)
                    LOG.warn("method {} is offered twice; that of {} is not used", method.name(), group.getClass().getName());
        names = Catalog.ordered(methods.keySet());
        byName = methods;
    }

    Optional<GatewayMethod<?, ?>> find(String name) { return Optional.ofNullable(byName.get(name)); }

    /** Whether a method that is not here now was here a moment ago, or is about to come. */
    boolean expected(String name) {
        long now = System.nanoTime();
        Long went = gone.get(name);
        return went != null ? now - went < RETURN_NANOS : Catalog.known(name) && now - since < ARRIVE_NANOS;
    }

    /** In the order of hello-ok. */
    List<String> names() { return names; }
}
