package ai.openclaw.launcher;

/** How the process ends, for service managers and scripts. */
final class ExitCode {
    static final int OK = 0;
    /** A start refusal, or anything that went wrong (contract section 1). */
    static final int FAILED = 1;
    /** The command line is wrong. */
    static final int USAGE = 2;
    /** Start me again; used under a service manager only (EX_TEMPFAIL of sysexits). */
    static final int RESTART = 75;

    private ExitCode() {}
}
