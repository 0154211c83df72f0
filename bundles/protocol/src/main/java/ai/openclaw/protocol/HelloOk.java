package ai.openclaw.protocol;

import ai.openclaw.api.PresenceEntry;
import ai.openclaw.api.StateVersion;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The answer to a {@code connect} that succeeded (contract section 3.5). */
@ResultOf("connect")
public record HelloOk(String type, int protocol, Server server, Features features, Snapshot snapshot, @Nullable String canvasHostUrl,
        Auth auth, Policy policy) {

    /** The gateway and this connection to it. */
    public record Server(String version, String connId, String bootId) {}

    /**
     * What can be asked for and what will be told.
     *
     * @param capabilities names of what clients of protocol 4 look for before they ask; not told to others
     */
    public record Features(List<String> methods, List<String> events, @Nullable List<String> capabilities) {}

    /** The state of the gateway at this moment. */
    public record Snapshot(List<PresenceEntry> presence, @Shape(HealthResult.class) Map<String, Object> health, StateVersion stateVersion,
            long uptimeMs, String configPath, String stateDir, SessionDefaults sessionDefaults, String authMode,
            @Nullable String appliedConfigHash) {}

    /** The sessions that short names stand for. */
    public record SessionDefaults(String defaultAgentId, String mainKey, String mainSessionKey, String scope) {}

    /** What the client is allowed to do; present for every client since protocol 4 (contract section 21). */
    public record Auth(String method, String role, List<String> scopes, @Nullable String deviceToken, @Nullable Long issuedAtMs) {}

    /** Limits that the client must keep. */
    public record Policy(int maxPayload, int maxBufferedBytes, int tickIntervalMs) {
        /** The limits of {@link Protocol}. */
        public static final Policy DEFAULT = new Policy(Protocol.MAX_FRAME, Protocol.MAX_BUFFERED, Protocol.TICK_INTERVAL_MS);
    }
}
