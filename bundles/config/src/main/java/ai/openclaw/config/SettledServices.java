package ai.openclaw.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;

/** Waits until the services of changed PIDs are there again with their new settings, for components restart behind our back. */
final class SettledServices {
    private static final long POLL = Duration.ofMillis(5).toNanos();
    private final BundleContext context;
    private final Duration deadline;

    SettledServices(BundleContext context, Duration deadline) {
        this.context = context;
        this.deadline = deadline;
    }

    /** Those of the PIDs that have a service now. */
    Set<Pid> present(Set<Pid> pids) {
        Set<Pid> present = new LinkedHashSet<>();
        pids.stream().filter(pid -> !references(pid).isEmpty()).forEach(present::add);
        return present;
    }

    /** Returns the PIDs whose service did not come in time; empty when all is well. */
    Set<Pid> await(Set<Pid> pids, Map<Pid, Section> sections) {
        Set<Pid> missing = new LinkedHashSet<>(pids);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            missing.removeIf(pid -> Optional.ofNullable(sections.get(pid)).filter(section -> !settled(section)).isEmpty());
            if (missing.isEmpty() || System.nanoTime() > end || Thread.currentThread().isInterrupted())
                return missing;
            LockSupport.parkNanos(POLL);
        }
    }

    private boolean settled(Section section) {
        String hash = section.hash();
        List<ServiceReference<?>> references = references(section.pid());
        return !references.isEmpty() && references.stream()
                .allMatch(reference -> hash.equals(reference.getProperty(Section.hashProperty(section.pid()))) && works(reference));
    }

    /** A service that is made on demand shows its properties even when it cannot be made. */
    private boolean works(ServiceReference<?> reference) {
        if (!Constants.SCOPE_SINGLETON.equals(reference.getProperty(Constants.SERVICE_SCOPE)))
            return true;
        try {
            boolean there = context.getService(reference) != null;
            if (there)
                context.ungetService(reference);
            return there;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    private List<ServiceReference<?>> references(Pid pid) {
        try {
            ServiceReference<?>[] found = context.getAllServiceReferences(null, "(" + Constants.SERVICE_PID + "=" + escaped(pid) + ")");
            return found == null ? List.of() : Stream.<ServiceReference<?>>of(found).toList();
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String escaped(Pid pid) {
        StringBuilder text = new StringBuilder();
        pid.toString().chars().forEach(c -> text.append("\\*()".indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return text.toString();
    }
}
