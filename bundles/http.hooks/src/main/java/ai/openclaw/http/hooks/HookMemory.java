package ai.openclaw.http.hooks;

import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** What is remembered of callers and deliveries; stays when settings change. */
@Component(service = HookMemory.class)
public final class HookMemory {
    private final Clock clock;
    private final Failures failures;
    private final Floods floods;
    private final Deliveries deliveries;

    @Activate
    public HookMemory() { this(Clock.systemUTC()); }

    HookMemory(Clock clock) {
        this.clock = clock;
        failures = new Failures(clock);
        floods = new Floods(clock);
        deliveries = new Deliveries(clock);
    }

    Clock clock() { return clock; }

    Failures failures() { return failures; }

    Floods floods() { return floods; }

    Deliveries deliveries() { return deliveries; }
}
