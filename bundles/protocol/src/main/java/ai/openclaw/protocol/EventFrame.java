package ai.openclaw.protocol;

import ai.openclaw.api.StateVersion;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** Something that happened: {@code {type:"event", event, payload, seq?, stateVersion?}} (contract sections 5.1 and 7). */
@JsonPropertyOrder({"type", "event", "payload", "seq", "stateVersion"})
public record EventFrame(String type, String event, Object payload, @Nullable Long seq, @Nullable StateVersion stateVersion) {
    /** An event for one client only, outside the numbering. */
    public static EventFrame targeted(String event, Object payload) {
        return new EventFrame("event", event, payload, null, null);
    }
}
