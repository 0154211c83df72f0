package ai.openclaw.protocol;

/** The answer of methods that have nothing more to say than that it was done (contract sections 6, 11 and 13); {@code ok} is always true. */
@ResultOf({"system-event", "wake", "node.event", "exec.approval.resolve"})
public record OkResult(boolean ok) {
    /** It was done. */
    public static final OkResult DONE = new OkResult(true);
}
