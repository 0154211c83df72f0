package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** Numbers of the control plane that both sides must agree on (contract sections 2, 3 and 21). */
public final class Protocol {
    /** The versions that are spoken, highest first. */
    public static final List<Integer> VERSIONS = List.of(4, 3);

    /** The largest frame before {@code connect} succeeded, in bytes. */
    public static final int MAX_HANDSHAKE_FRAME = 65_536;

    /** The largest frame afterwards, in bytes. */
    public static final int MAX_FRAME = 26_214_400;

    /** How many bytes may wait for a slow client before it is cut off. */
    public static final int MAX_BUFFERED = 52_428_800;

    /** The time between two {@code tick} events, in milliseconds. */
    public static final int TICK_INTERVAL_MS = 30_000;

    /** How long a client may take to connect, in milliseconds (contract section 23: 3 s is tight on loaded hosts). */
    public static final int HANDSHAKE_TIMEOUT_MS = 15_000;

    /** The port of the gateway unless told otherwise. */
    public static final int DEFAULT_PORT = 18_789;

    private Protocol() {}

    /** The highest version that lies in the client's range. */
    public static Optional<Integer> negotiate(int min, int max) {
        return VERSIONS.stream().filter(version -> min <= version && version <= max).findFirst();
    }
}
