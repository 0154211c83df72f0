package ai.openclaw.cli;

/** Times as people say them. */
final class RelativeTime {
    private static final long MINUTE = 60_000;
    private static final long HOURS_TO_SAY = 48;

    private RelativeTime() {}

    /** How long ago something was, such as {@code 5 min ago}. */
    static String ago(long ms) {
        long minutes = ms / MINUTE;
        if (minutes < 1)
            return "just now";
        if (minutes < 60)
            return minutes + " min ago";
        return minutes < HOURS_TO_SAY * 60 ? minutes / 60 + " h ago" : minutes / (24 * 60) + " days ago";
    }

    /** The same for a moment in epoch milliseconds; {@code never} for none. */
    static String since(long epochMs) {
        return epochMs <= 0 ? "never" : ago(Math.max(0, System.currentTimeMillis() - epochMs));
    }
}
