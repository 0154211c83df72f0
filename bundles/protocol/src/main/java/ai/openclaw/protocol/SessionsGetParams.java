package ai.openclaw.protocol;

import java.util.Optional;

/** Parameters of {@code sessions.get} (contract section 9), which clients have always been free to fill. */
@ParamsOf("sessions.get")
public record SessionsGetParams(Optional<String> key, Optional<String> sessionKey, Optional<Integer> limit) {}
