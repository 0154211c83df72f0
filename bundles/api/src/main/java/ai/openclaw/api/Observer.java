package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who measures what is done, such as metrics or traces. */
@ConsumerType
public interface Observer {
    /** Takes it and returns at once; called on the thread that did it. */
    void observed(Observation observation);
}
