package ai.openclaw.api;

import org.osgi.annotation.versioning.ConsumerType;

/** A place that is not this machine, where commands run. */
@ConsumerType
public interface Sandbox {
    /**
     * Starts a command.
     *
     * @param command whose {@code folder} is one on this machine; the sandbox knows where that is inside
     * @throws GatewayException {@code UNAVAILABLE} when it cannot be started, {@code INVALID_REQUEST} for a folder that is not mounted
     */
    CommandProcess start(Command command) throws InterruptedException;
}
