package ai.openclaw.launcher;

/** A command line that cannot be followed, in plain words. */
final class UsageException extends Exception {
    private static final long serialVersionUID = 1;

    private final int exitCode;

    UsageException(String message) { this(message, ExitCode.USAGE); }

    private UsageException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    /** A wrong value, which the contract counts among the start refusals (section 1). */
    static UsageException refusal(String message) {
        return new UsageException(message, ExitCode.FAILED);
    }

    int exitCode() { return exitCode; }
}
