package ai.openclaw.protocol;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import org.jspecify.annotations.Nullable;

/** An answer of the gateway: {@code {type:"res", id, ok, payload?, error?}} (contract section 5.1). */
@JsonPropertyOrder({"type", "id", "ok", "payload", "error"})
public record ResponseFrame(String type, String id, boolean ok, @Nullable Object payload, @Nullable WireError error) {
    public static ResponseFrame ok(String id, @Nullable Object payload) { return new ResponseFrame("res", id, true, payload, null); }

    public static ResponseFrame failed(String id, WireError error, @Nullable Object payload) {
        return new ResponseFrame("res", id, false, payload, error);
    }
}
