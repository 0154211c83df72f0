package ai.openclaw.core;

import ai.openclaw.api.EventSink;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import java.util.List;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands every event to whoever wants to know, in the order of the publishing thread. */
@Component
public final class EventHub implements Events {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/events");

    @Reference(policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<EventSink> sinks = List.of();

    @Override
    public void publish(GatewayEvent event) {
        for (EventSink sink : sinks)
            try {
                sink.accept(event);
            } catch (RuntimeException e) {
                LOG.warn("{} did not take the event {}: {}", sink.getClass().getName(), event.name(), e.toString());
            }
    }
}
