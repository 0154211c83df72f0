package ai.openclaw.control;

/** A call of a handler that is under way. The lock decides between its end and its deadline, so that no interrupt hits what comes after. */
final class Underway {
    private final Thread thread = Thread.currentThread();
    private final long deadline;
    private final Runnable tooLate;
    private boolean over;
    private boolean interrupted;

    /**
     * Begins a call on this thread.
     *
     * @param nanos how long it may take
     * @param tooLate tells the caller that it took longer; called once at most
     */
    Underway(long nanos, Runnable tooLate) {
        this.deadline = System.nanoTime() + nanos;
        this.tooLate = tooLate;
    }

    /** Interrupts the handler and tells the caller, if the deadline has passed. */
    void check(long now) {
        synchronized (this) {
            if (over || interrupted || now - deadline < 0)
                return;
            interrupted = true;
            thread.interrupt();
        }
        tooLate.run();
    }

    /** Ends the call on its thread; false when the caller was told already that it took too long. */
    synchronized boolean end() {
        over = true;
        if (interrupted)
            Thread.interrupted();
        return !interrupted;
    }
}
