package ai.openclaw.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentServiceObjects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Services of plugins that are asked for when they are needed, not when they come: a plugin may need the very component that uses it, and
 * until somebody needs it, it costs nothing.
 *
 * @param <S> the service
 * @param <T> what is made of it once
 */
final class LazyServices<S, T> {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/plugins");

    /** A service that is there, and what was made of it when it was first needed. */
    private static final class Held<S, T> {
        private final ComponentServiceObjects<S> objects;
        private final Map<String, Object> properties;
        private @Nullable S service;
        private @Nullable T made;

        Held(ComponentServiceObjects<S> objects, Map<String, Object> properties) {
            this.objects = objects;
            this.properties = properties;
        }

        @SuppressWarnings("CatchingUnchecked") // whatever a plugin throws when it is looked at, the others stay usable
        synchronized Optional<T> get(BiFunction<S, Map<String, Object>, T> make) {
            if (made != null)
                return Optional.of(made);
            try {
                service = objects.getService();
                made = service == null ? null : make.apply(service, properties);
            } catch (Exception e) {
                LOG.error("{} cannot be used: {}", properties.get("component.name"), e.toString());
            }
            return Optional.ofNullable(made);
        }

        synchronized void release() {
            if (service != null)
                objects.ungetService(service);
            service = null;
            made = null;
        }
    }

    private final Map<Object, Held<S, T>> held = new ConcurrentHashMap<>();
    private final BiFunction<S, Map<String, Object>, T> make;

    /** @param make called once for each service with its properties */
    LazyServices(BiFunction<S, Map<String, Object>, T> make) {
        this.make = make;
    }

    void add(ComponentServiceObjects<S> objects, Map<String, Object> properties) {
        held.put(id(properties), new Held<>(objects, properties));
    }

    private static Object id(Map<String, Object> properties) { return properties.getOrDefault("service.id", ""); }

    void remove(Map<String, Object> properties) {
        Held<S, T> gone = held.remove(id(properties));
        if (gone != null)
            gone.release();
    }

    /** What is made of all that are there. */
    List<T> all() {
        return held.values().stream().flatMap(one -> one.get(make).stream()).toList();
    }
}
