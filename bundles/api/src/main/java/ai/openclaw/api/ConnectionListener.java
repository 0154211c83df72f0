package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * Somebody who wants to know who connects and leaves. Both methods return at once; work is done elsewhere. Who comes late looks at
 * {@link Connections#list()}.
 */
@ConsumerType
public interface ConnectionListener {
    /** A client got its hello. Called before its first request. */
    void joined(ClientInfo client);

    /** A client that had joined is gone. */
    void left(ClientInfo client);
}
