package ai.openclaw.config;

import ai.openclaw.api.Connections;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.osgi.service.component.runtime.ServiceComponentRuntime;
import org.osgi.service.component.runtime.dto.ComponentConfigurationDTO;
import org.osgi.service.component.runtime.dto.ComponentDescriptionDTO;
import org.osgi.service.component.runtime.dto.ReferenceDTO;
import org.osgi.service.component.runtime.dto.SatisfiedReferenceDTO;

/** The components of this process, as Declarative Services tells of them. */
final class RunningTakers implements SettingsTakers {
    private static final String STATIC = "static";
    /** The service property of what takes WebSocket upgrades. */
    private static final String SOCKETS = "openclaw.websocket.path";
    private final BundleContext context;

    RunningTakers(BundleContext context) { this.context = context; }

    @Override
    public List<Taker> of(Pid pid) { return with(ServiceComponentRuntime.class, runtime -> takers(runtime, pid)).orElse(List.of()); }

    @Override
    public int sockets() { return with(Connections.class, connections -> connections.list().size()).orElse(0); }

    private <S, T> Optional<T> with(Class<S> type, Function<S, T> use) {
        ServiceReference<S> reference = context.getServiceReference(type);
        S service = reference == null ? null : context.getService(reference);
        if (service == null)
            return Optional.empty();
        try {
            return Optional.of(use.apply(service));
        } finally {
            context.ungetService(reference);
        }
    }

    private List<Taker> takers(ServiceComponentRuntime runtime, Pid pid) {
        Collection<ComponentDescriptionDTO> descriptions = runtime.getComponentDescriptionDTOs();
        List<ComponentDescriptionDTO> taking = descriptions.stream()
                .filter(description -> Arrays.asList(description.configurationPid).contains(pid.name())).toList();
        if (taking.isEmpty())
            return List.of();
        List<ComponentConfigurationDTO> all = descriptions.stream()
                .flatMap(description -> runtime.getComponentConfigurationDTOs(description).stream()).toList();
        List<Taker> takers = new ArrayList<>();
        for (ComponentDescriptionDTO description : taking)
            takers.add(new Taker(description.name, description.modified != null, losesSockets(all, description) ? sockets() : 0));
        return takers;
    }

    /** Whether what serves the sockets starts anew with this one, for it depends on it, be it by others. */
    private static boolean losesSockets(List<ComponentConfigurationDTO> all, ComponentDescriptionDTO first) {
        Set<Long> gone = new HashSet<>();
        Set<Long> services = new HashSet<>();
        all.stream().filter(each -> each.description.name.equals(first.name) && each.description.bundle.id == first.bundle.id)
                .forEach(each -> add(each, gone, services));
        boolean more = true;
        while (more) {
            more = false;
            for (ComponentConfigurationDTO each : all)
                if (!gone.contains(each.id) && depends(each, services)) {
                    add(each, gone, services);
                    more = true;
                }
        }
        return all.stream().filter(each -> gone.contains(each.id)).anyMatch(each -> each.properties.containsKey(SOCKETS));
    }

    private static void add(ComponentConfigurationDTO configuration, Set<Long> gone, Set<Long> services) {
        gone.add(configuration.id);
        if (configuration.service != null)
            services.add(configuration.service.id);
    }

    private static boolean depends(ComponentConfigurationDTO configuration, Set<Long> services) {
        @Nullable
        SatisfiedReferenceDTO[] satisfied = configuration.satisfiedReferences;
        if (satisfied == null)
            return false;
        for (SatisfiedReferenceDTO reference : satisfied)
            if (reference != null && fixed(configuration.description, reference.name) && reference.boundServices != null
                    && Arrays.stream(reference.boundServices).anyMatch(bound -> services.contains(bound.id)))
                return true;
        return false;
    }

    private static boolean fixed(ComponentDescriptionDTO description, String reference) {
        for (ReferenceDTO each : description.references)
            if (each.name.equals(reference))
                return STATIC.equals(each.policy);
        return false;
    }
}
