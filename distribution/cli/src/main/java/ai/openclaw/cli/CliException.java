package ai.openclaw.cli;

/** A failure that is told in one sentence and ends the command with an exit code. */
final class CliException extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** Something went wrong: no gateway, a refusal, a failed request. */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;

    private final int exitCode;
    private final boolean noGateway;

    CliException(String message) { this(message, FAILED); }

    CliException(String message, int exitCode) { this(message, exitCode, false); }

    private CliException(String message, int exitCode, boolean noGateway) {
        super(message);
        this.exitCode = exitCode;
        this.noGateway = noGateway;
    }

    /** Nothing listens where the gateway should. */
    static CliException noGateway(String message) {
        return new CliException(message, FAILED, true);
    }

    boolean noGateway() { return noGateway; }

    int exitCode() { return exitCode; }
}
