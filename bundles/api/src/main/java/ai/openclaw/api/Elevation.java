package ai.openclaw.api;

/**
 * Whether commands of a run may leave their sandbox ({@code tools.elevated}, and the session's {@code elevatedLevel}).
 *
 * @param level what the session is set to; {@link Level#OFF} when it is not allowed
 * @param allowed whether the sender may use it at all
 * @param reason which rule decides, in plain words
 */
public record Elevation(Level level, boolean allowed, String reason) {
    /** Nobody asked for it. */
    public static final Elevation NONE = new Elevation(Level.OFF, false, "elevated mode is off");

    /** How far it goes: on the host with approvals ({@code on}, {@code ask}) or without ({@code full}). */
    public enum Level {
        OFF, ON, ASK, FULL
    }
}
