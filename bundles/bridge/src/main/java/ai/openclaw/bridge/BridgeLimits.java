package ai.openclaw.bridge;

import java.time.Duration;

/**
 * The bounds of the bridge; the numbers are those of the control plane (contract sections 2 and 21).
 *
 * @param hello until a node must have said who it is
 * @param decision how long a node may wait for an operator
 * @param silence after which a node is asked for a sign of life, and after three of which it is gone
 */
record BridgeLimits(int connections, int perAddress, int frameBeforeHello, int frame, Duration hello, Duration decision, Duration silence) {
    static final BridgeLimits DEFAULT = new BridgeLimits(64, 16, 65_536, 26_214_400, Duration.ofSeconds(15), Duration.ofMinutes(5),
            Duration.ofSeconds(30));
    static final int SILENCES = 3;
    /** Frames that make no sense, after which a node is sent away. */
    static final int MISTAKES = 20;
}
