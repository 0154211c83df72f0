package ai.openclaw.cli;

/** A moment in the past as people say it. */
final class Ago {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Ago() {}

    /** @param ms epoch milliseconds; 0 for never */
    static String of(long ms) { return of(ms, System.currentTimeMillis()); }

    static String of(long ms, long now) {
        if (ms <= 0)
            return "never";
        long age = Math.max(0, now - ms);
        if (age < MINUTE)
            return "just now";
        if (age < HOUR)
            return age / MINUTE + "m ago";
        return age < DAY ? age / HOUR + "h ago" : age / DAY + "d ago";
    }
}
