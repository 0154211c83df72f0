package ai.openclaw.core;

import ai.openclaw.api.StateVersion;
import java.util.concurrent.atomic.AtomicLong;
import org.osgi.service.component.annotations.Component;

/** The counters of {@link StateVersion}. */
@Component(service = StateCounters.class)
public final class StateCounters {
    private final AtomicLong presence = new AtomicLong(1);
    private final AtomicLong health = new AtomicLong(1);

    StateVersion presenceChanged() { return new StateVersion(presence.incrementAndGet(), health.get()); }

    StateVersion healthChanged() { return new StateVersion(presence.get(), health.incrementAndGet()); }

    StateVersion current() { return new StateVersion(presence.get(), health.get()); }
}
