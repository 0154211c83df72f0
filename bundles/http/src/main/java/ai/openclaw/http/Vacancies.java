package ai.openclaw.http;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceEvent;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.hooks.service.EventListenerHook;
import org.osgi.framework.hooks.service.ListenerHook;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.servlet.runtime.HttpServiceRuntime;
import org.osgi.service.servlet.runtime.dto.RequestInfoDTO;

/**
 * Endpoints that were there a moment ago: one whose bundle is being updated. Requests for it wait until it is back instead of being told that
 * there is no such thing. It is a hook, for that hears of a service that goes before the servlet whiteboard does.
 */
@Component(service = {Vacancies.class, EventListenerHook.class}, immediate = true)
public final class Vacancies implements EventListenerHook {
    /** How long an endpoint may be away before it counts as gone for good. */
    private static final Duration AWAY = Duration.ofSeconds(5);
    /** How long a request waits. */
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";
    private static final long LOOK_MS = 1;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    /** How many services serve a pattern; under the lock. */
    private final Map<String, Integer> served = new HashMap<>();
    /** Until when a pattern counts as away, in nanoseconds of the process; under the lock. */
    private final Map<String, Long> away = new HashMap<>();
    private final Duration patience;
    private volatile boolean some;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable HttpServiceRuntime runtime;

    @Activate
    public Vacancies(BundleContext bundle) throws InvalidSyntaxException { this(bundle, PATIENCE); }

    Vacancies(BundleContext bundle, Duration patience) throws InvalidSyntaxException {
        this.patience = patience;
        ServiceReference<?>[] there = bundle.getAllServiceReferences(null, "(" + PATTERN + "=*)");
        if (there != null)
            for (ServiceReference<?> reference : there)
                patterns(reference).forEach(pattern -> served.merge(pattern, 1, Integer::sum));
    }

    @Override
    public void event(ServiceEvent event, Map<BundleContext, Collection<ListenerHook.ListenerInfo>> listeners) {
        List<String> patterns = patterns(event.getServiceReference());
        if (patterns.isEmpty())
            return;
        if (event.getType() == ServiceEvent.UNREGISTERING)
            patterns.forEach(this::left);
        else if (event.getType() == ServiceEvent.REGISTERED)
            patterns.forEach(this::arrived);
    }

    private static List<String> patterns(ServiceReference<?> reference) { return patterns(reference.getProperty(PATTERN)); }

    /** The patterns in a service property of one of the shapes that it may have. */
    static List<String> patterns(@Nullable Object property) {
        return switch (property) {
            case String one -> List.of(one);
            case String[] many -> List.of(many);
            case Collection<?> many -> many.stream().map(String::valueOf).toList();
            case null, default -> List.of();
        };
    }

    private void left(String pattern) {
        lock.lock();
        try {
            if (served.merge(pattern, -1, Integer::sum) > 0)
                return;
            served.remove(pattern);
            away.put(pattern, System.nanoTime() + AWAY.toNanos());
            some = true;
        } finally {
            lock.unlock();
        }
    }

    /** The whiteboard hears of it after this, so somebody looks until it serves it. */
    private void arrived(String pattern) {
        lock.lock();
        try {
            served.merge(pattern, 1, Integer::sum);
            if (!away.containsKey(pattern))
                return;
        } finally {
            lock.unlock();
        }
        Thread.ofVirtual().name("http-back").start(() -> back(pattern));
    }

    private void back(String pattern) {
        String path = pattern.endsWith("/*") ? pattern.substring(0, pattern.length() - 1) : pattern;
        long end = System.nanoTime() + PATIENCE.toNanos();
        try {
            while (!whiteboardServes(path, pattern) && System.nanoTime() < end)
                Thread.sleep(LOOK_MS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        lock.lock();
        try {
            if (served.containsKey(pattern))
                away.remove(pattern);
            some = !away.isEmpty();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private boolean whiteboardServes(String path, String pattern) {
        HttpServiceRuntime known = runtime;
        if (known == null)
            return true;
        RequestInfoDTO found = known.calculateRequestInfoDTO(path);
        return found.servletDTO != null && List.of(found.servletDTO.patterns).contains(pattern);
    }

    /** Waits for who serves a path when it is away; says false when that takes too long. */
    boolean await(String path) throws InterruptedException {
        if (!some)
            return true;
        long end = System.nanoTime() + patience.toNanos();
        lock.lockInterruptibly();
        try {
            while (isAway(path)) {
                long left = end - System.nanoTime();
                if (left <= 0)
                    return false;
                var _ = changed.awaitNanos(left);
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    /** Whether who serves a path is away now. */
    boolean away(String path) {
        if (!some)
            return false;
        lock.lock();
        try {
            return isAway(path);
        } finally {
            lock.unlock();
        }
    }

    /** Whether the pattern that fits best is one that is away. */
    private boolean isAway(String path) {
        long now = System.nanoTime();
        away.values().removeIf(until -> until - now < 0);
        some = !away.isEmpty();
        Optional<String> nearest = away.keySet().stream().filter(pattern -> fits(pattern, path))
                .max(Comparator.comparingInt(Vacancies::weight));
        return nearest.isPresent() && served.keySet().stream().filter(pattern -> !away.containsKey(pattern))
                .noneMatch(pattern -> fits(pattern, path) && weight(pattern) > weight(nearest.get()));
    }

    private static boolean fits(String pattern, String path) {
        if (pattern.equals("/"))
            return true;
        if (!pattern.endsWith("/*"))
            return pattern.equals(path);
        String folder = pattern.substring(0, pattern.length() - 2);
        return path.equals(folder) || path.startsWith(folder + "/");
    }

    /** An exact pattern goes before the longest folder, and that before the one for all the rest (Servlet 6.1, section 12.1). */
    private static int weight(String pattern) {
        if (pattern.equals("/"))
            return 0;
        return pattern.endsWith("/*") ? pattern.length() : Integer.MAX_VALUE;
    }
}
