package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who wants to know what happens. */
@ConsumerType
public interface EventSink {
    /** Takes the event and returns at once; work is done elsewhere. */
    void accept(GatewayEvent event);
}
