package ai.openclaw.api;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somebody who is or was connected, as on the wire (contract section 7.2). */
public record PresenceEntry(@Nullable String host, @Nullable String ip, @Nullable String version, @Nullable String platform,
        @Nullable String deviceFamily, @Nullable String modelIdentifier, @Nullable String mode, @Nullable String reason, String text,
        long ts, @Nullable String deviceId, @Nullable List<String> roles, @Nullable List<String> scopes, @Nullable String instanceId,
        @Nullable Integer lastInputSeconds, @Nullable List<String> tags) {

    /** The same somebody, for another reason and at another time. */
    public PresenceEntry at(String newReason, long newTs) {
        return new PresenceEntry(host, ip, version, platform, deviceFamily, modelIdentifier, mode, newReason, text, newTs, deviceId, roles,
                scopes, instanceId, lastInputSeconds, tags);
    }
}
