package ai.openclaw.bridge;

import java.io.IOException;

/** The end of a connection that breaks the rules: the code and words of its last frame. */
final class BridgeFailure extends IOException {
    private static final long serialVersionUID = 1;
    private final String code;

    BridgeFailure(String code, String message) {
        super(message);
        this.code = code;
    }

    String code() { return code; }
}
