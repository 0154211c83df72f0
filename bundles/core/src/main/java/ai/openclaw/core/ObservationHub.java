package ai.openclaw.core;

import ai.openclaw.api.Observation;
import ai.openclaw.api.Observations;
import ai.openclaw.api.Observer;
import java.util.List;
import java.util.function.Supplier;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands what was done to whoever measures; what they do with it cannot hurt who did it. */
@Component
public final class ObservationHub implements Observations {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/observations");

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<Observer> observers = List.of();

    @Override
    public void tell(Supplier<Observation> observation) {
        List<Observer> now = observers;
        if (now.isEmpty())
            return;
        Observation told = observation.get();
        for (Observer observer : now)
            try {
                observer.observed(told);
            } catch (RuntimeException | LinkageError e) {
                LOG.debug("{} did not take a {}: {}", observer.getClass().getName(), told.kind(), e.toString());
            }
    }
}
