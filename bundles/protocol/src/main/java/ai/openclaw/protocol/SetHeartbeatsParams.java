package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code set-heartbeats}; anything is taken, and only a boolean understood (contract section 5.3). */
@ParamsOf("set-heartbeats")
public record SetHeartbeatsParams(Optional<Object> enabled) {}
