package ai.openclaw.protocol;

/** Why the gateway closes a socket: the codes and texts of contract section 2. */
public enum CloseReason {
    HANDSHAKE_FAILED(1000, ""), PROTOCOL_MISMATCH(1002, "protocol mismatch"), REFUSED(1008, ""), TOO_BIG(1009, ""), RESTART(1012,
            "service restart"), SLOW_CONSUMER(1013, "slow consumer");

    private final int code;
    private final String text;

    CloseReason(int code, String text) {
        this.code = code;
        this.text = text;
    }

    public int code() { return code; }

    public String text() { return text; }
}
