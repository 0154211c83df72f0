package ai.openclaw.api;

/** How grave a log line is, by its number in the log file (contract section 20); as a threshold, the least grave that is let through. */
public enum LogLevel {
    TRACE(1), DEBUG(2), INFO(3), WARN(4), ERROR(5), FATAL(6),
    /** As a threshold only: nothing is let through. */
    SILENT(7);

    private final int id;

    LogLevel(int id) { this.id = id; }

    public int id() { return id; }

    /** Whether a line of this level passes a threshold. */
    public boolean passes(LogLevel threshold) { return compareTo(threshold) >= 0; }
}
