package ai.openclaw.protocol;

import ai.openclaw.api.AnyOf;
import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code sessions.reset} (contract section 9). */
@ParamsOf("sessions.reset")
public record SessionsResetParams(@NotEmpty String key, Optional<Reason> reason) {
    /** Why a conversation begins anew. */
    @AnyOf
    public enum Reason {
        NEW, RESET
    }
}
