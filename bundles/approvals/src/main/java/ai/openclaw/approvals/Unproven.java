package ai.openclaw.approvals;

/** A command line of which nobody can say beforehand what it runs; the message says why. */
final class Unproven extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unproven(String message) { super(message); }

    String why() { return String.valueOf(getMessage()); }
}
