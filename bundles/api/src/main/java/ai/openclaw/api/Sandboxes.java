package ai.openclaw.api;

import java.time.Instant;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.annotation.versioning.ProviderType;

/** The sandboxes that exist. Sessions whose sandbox cannot be had are refused their commands; they never run on the host instead. */
@ProviderType
public interface Sandboxes {
    /**
     * The sandbox of this key, made and set up when it is missing or was made with other settings; that may take as long as pulling an
     * image does.
     *
     * @throws GatewayException {@code UNAVAILABLE} when no engine can make it, or its settings are refused, in plain words
     */
    Sandbox open(SandboxKey key) throws InterruptedException;

    /** What there is now, also of earlier lives of the gateway. */
    List<Listed> list();

    /**
     * Removes sandboxes; the next command makes them anew.
     *
     * @return what was removed
     */
    List<Listed> remove(Predicate<Listed> which);

    /**
     * A sandbox.
     *
     * @param name of the container
     * @param backend {@code docker} or {@code bubblewrap}
     * @param scope as in {@link SandboxKey}
     * @param running whether it is up
     */
    record Listed(String name, String backend, String scope, String agentId, String image, boolean running, Instant createdAt,
            Instant lastUsedAt) {}
}
