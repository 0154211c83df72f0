package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/** Somebody who must say goodbye before the process ends. */
@ConsumerType
public interface StopListener {
    /** Called once, before any bundle stops; returns within a second. */
    void stopping(Reason reason);

    /** Why the process ends. */
    enum Reason {
        /** It was told to stop. */
        STOP,
        /** Its successor is about to start. */
        RESTART
    }
}
