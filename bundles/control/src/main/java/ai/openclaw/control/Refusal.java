package ai.openclaw.control;

import ai.openclaw.api.GatewayException;
import ai.openclaw.protocol.CloseReason;
import java.util.Optional;

/** The end of a handshake that failed: how the socket is closed, and what is answered before. */
final class Refusal extends Exception {
    private static final long serialVersionUID = 1;
    private final int code;
    private final String reason;
    private final transient Optional<GatewayException> answer;

    private Refusal(int code, String reason, Optional<GatewayException> answer) {
        super(reason);
        this.code = code;
        this.reason = reason;
        this.answer = answer;
    }

    /** Closes without an answer. */
    static Refusal silent(CloseReason how, String reason) {
        return new Refusal(how.code(), reason, Optional.empty());
    }

    /** Answers with the failure and repeats its message when closing. */
    static Refusal of(CloseReason how, GatewayException failure) {
        return new Refusal(how.code(), failure.message(), Optional.of(failure));
    }

    int code() { return code; }

    String reason() { return reason; }

    Optional<GatewayException> answer() { return answer; }
}
