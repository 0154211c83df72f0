package ai.openclaw.protocol;

/** The answer of {@code set-heartbeats} (contract section 6). */
@ResultOf("set-heartbeats")
public record SetHeartbeatsResult(boolean ok, boolean enabled) {}
