package ai.openclaw.api;

import org.osgi.annotation.versioning.ProviderType;

/** Where events are told. */
@ProviderType
public interface Events {
    /** Hands the event to every {@link EventSink}, in the order of the calls of one thread. */
    void publish(GatewayEvent event);
}
