package ai.openclaw.config;

import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    /** How the services of a PID are. */
    private enum Progress {
        SETTLED, PENDING,
        /** There with the new settings, but it cannot be made with them. */
        BROKEN
    }

    /** Returns the PIDs whose service did not come in time, or cannot be made; empty when all is well. */
    Set<Pid> await(Set<Pid> pids, Map<Pid, Section> sections) {
        Set<Pid> missing = new LinkedHashSet<>(pids);
        long end = System.nanoTime() + deadline.toNanos();
        while (true) {
            boolean broken = false;
            for (Pid pid : Set.copyOf(missing))
                switch (progress(pid, sections.get(pid))) {
                    case SETTLED -> missing.remove(pid);
                    case BROKEN -> broken = true;
                    case PENDING -> {
                        // looked at again
                    }
                }
            if (broken || missing.isEmpty() || System.nanoTime() > end || Thread.currentThread().isInterrupted())
                return missing;
            LockSupport.parkNanos(POLL);
        }
    }

    /** Without a section the services of the PID must go. */
    private Progress progress(Pid pid, @Nullable Section section) {
        List<ServiceReference<?>> references = references(pid);
        if (section == null || references.isEmpty())
            return section == null && references.isEmpty() ? Progress.SETTLED : Progress.PENDING;
        String hash = section.hash();
        if (!references.stream().allMatch(reference -> hash.equals(reference.getProperty(Section.hashProperty(pid)))))
            return Progress.PENDING;
        Optional<ServiceReference<?>> idle = references.stream().filter(reference -> !works(reference)).findFirst();
        if (idle.isEmpty())
            return Progress.SETTLED;
        return idle.get().getBundle() == null ? Progress.PENDING : Progress.BROKEN; // gone meanwhile is not broken
    }

    /** A service that is made on demand shows its properties even when it cannot be made. */
    private boolean works(ServiceReference<?> reference) {
        if (Constants.SCOPE_PROTOTYPE.equals(reference.getProperty(Constants.SERVICE_SCOPE)))
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
