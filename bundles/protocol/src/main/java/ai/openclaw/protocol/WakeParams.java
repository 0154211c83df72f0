package ai.openclaw.protocol;

import ai.openclaw.api.AnyOf;
import ai.openclaw.api.NotEmpty;

/** Parameters of {@code wake} (contract section 6). */
@ParamsOf("wake")
public record WakeParams(Mode mode, @NotEmpty String text) {
    /** When the text is told to the agent. */
    @AnyOf
    public enum Mode {
        NOW, NEXT_HEARTBEAT
    }
}
