package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The answer of {@code config.patch} and {@code config.apply} (contract section 14.1): the change is carried out, or is when the process has
 * started anew.
 *
 * @param config the new configuration with defaults, secrets masked
 */
@ResultOf({"config.patch", "config.apply"})
public record ConfigChangeResult(boolean ok, String path, Map<String, Object> config, Restart restart, Sentinel sentinel) {
    /**
     * What happens to the process.
     *
     * @param delayMs from now
     * @param coalesced whether a restart was due already
     * @param needed whether the process starts anew at all
     */
    public record Restart(boolean ok, long pid, String signal, long delayMs, String reason, String mode, boolean coalesced,
            long cooldownMsApplied, boolean needed) {}

    /** What is left for the next life of the process to tell. */
    public record Sentinel(String path, Notice payload) {}

    /**
     * What it tells.
     *
     * @param kind {@code config-patch} or {@code config-apply}
     * @param ts epoch milliseconds
     */
    public record Notice(String kind, String status, long ts, Optional<String> sessionKey, @OrNull @Nullable String message,
            Optional<String> doctorHint, Map<String, Object> stats) {}
}
