package ai.openclaw.cli;

/** A failure that is told in one sentence and ends the command with an exit code. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Something went wrong: no gateway, a refusal, a failed request. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;

    private final int exitCode;

    CliException(String message) { this(message, FAILED); }

    CliException(String message, int exitCode) {
        super(message);
        this.exitCode = exitCode;
    }

    int exitCode() { return exitCode; }
}
