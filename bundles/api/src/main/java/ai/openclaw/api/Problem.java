package ai.openclaw.api;

/**
 * One thing that is wrong with a JSON value, in the validator's words of contract section 5.3.
 *
 * @param pointer where, as a JSON pointer; empty at the root
 * @param message what, such as {@code must be integer}
 */
public record Problem(String pointer, String message) {
    static final String REQUIRED = "must have required property '";

    /** {@code at /limit: must be integer}; a missing property of the root stands without a place. */
    public String text() {
        if (!pointer.isEmpty())
            return "at " + pointer + ": " + message;
        return message.startsWith(REQUIRED) || message.equals("must be object") ? message : "at root: " + message;
    }
}
