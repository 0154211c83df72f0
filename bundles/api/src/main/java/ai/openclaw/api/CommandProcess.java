package ai.openclaw.api;

import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import org.osgi.annotation.versioning.ConsumerType;

/** A command that runs, and all that it started. */
@ConsumerType
public interface CommandProcess extends AutoCloseable {
    /** What it prints to standard output and standard error, in the order in which it comes. */
    InputStream output();

    /** Its standard input. */
    OutputStream input();

    /** Waits for its end, at most so long; its exit code, 128 and the signal's number when a signal ended it. */
    OptionalInt await(Duration timeout) throws InterruptedException;

    /** The process id on this machine, where there is one. */
    OptionalInt pid();

    /**
     * Ends it and everything it started.
     *
     * @param force at once (SIGKILL), not with a word before (SIGTERM)
     */
    void kill(boolean force);

    /** Ends it if it still runs, and frees what it held. */
    @Override
    void close();
}
