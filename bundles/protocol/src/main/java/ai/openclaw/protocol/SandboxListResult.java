package ai.openclaw.protocol;

import java.util.List;

/** The sandboxes that exist; an addition of this gateway. */
@ResultOf("sandbox.list")
public record SandboxListResult(List<Box> sandboxes) {
    /**
     * A sandbox.
     *
     * @param backend {@code docker} or {@code bubblewrap}
     * @param scope the session's key, {@code agent:<id>}, or {@code shared}
     */
    public record Box(String name, String backend, String scope, String agentId, String image, boolean running, long createdAtMs,
            long lastUsedAtMs) {}
}
