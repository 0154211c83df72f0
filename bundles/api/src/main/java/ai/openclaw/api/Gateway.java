package ai.openclaw.api;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The running process: where it lives, how it was started, and how it ends. */
@ProviderType
public interface Gateway {
    /** The version of the distribution. */
    String version();

    /** When the process started. */
    Instant startedAt();

    /** The folder of all state, {@code ~/.openclaw} unless told otherwise. */
    Path stateDir();

    /** The file that log lines go to now (contract section 20). */
    Path logFile();

    /** {@code openclaw.json}, whether it exists or not. */
    Path configFile();

    /**
     * The value of a command-line option that overrides the configuration, by its name without dashes: {@code port}, {@code bind},
     * {@code token}.
     */
    Optional<String> option(String name);

    /** The variable of the process environment; set but empty counts as missing (contract section 14.3). */
    Optional<String> environment(String name);

    /**
     * Says that the process cannot start, and ends it with exit code 1. While it runs already, logs the message instead.
     *
     * @param message what is wrong and the way out (contract section 1)
     */
    void refuse(String message);

    /** Says that requests are answered now, on these addresses such as {@code ws://127.0.0.1:18789}. */
    void listening(List<String> addresses);

    /**
     * The address of the first listener that people open in a browser, such as {@code http://127.0.0.1:18789}; empty before
     * {@link #listening}.
     */
    Optional<String> origin();

    /** Waits until all that is deployed had its start, at most so long; what runs inside another framework does not wait. */
    default void awaitStarted(Duration patience) throws InterruptedException {}

    /** Whether all that is deployed had its start. */
    default boolean hasStarted() { return true; }

    /** Ends the process and starts its successor. Returns at once. */
    void restart(String reason);
}
