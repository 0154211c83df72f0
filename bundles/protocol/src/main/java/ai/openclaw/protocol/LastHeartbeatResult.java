package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** The answer of {@code last-heartbeat} (contract section 6): what the event {@code heartbeat} tells, or null before the first. */
@ResultOf("last-heartbeat")
public record LastHeartbeatResult(@JsonValue @OrNull Optional<EventPayloads.Heartbeat> heartbeat) {}
