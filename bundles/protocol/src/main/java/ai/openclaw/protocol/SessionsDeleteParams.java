package ai.openclaw.protocol;

import ai.openclaw.api.NotEmpty;
import java.util.Optional;

/** Parameters of {@code sessions.delete} (contract section 9); the transcript is put away unless it is to stay. */
@ParamsOf("sessions.delete")
public record SessionsDeleteParams(@NotEmpty String key, Optional<Boolean> deleteTranscript, Optional<Boolean> emitLifecycleHooks) {}
