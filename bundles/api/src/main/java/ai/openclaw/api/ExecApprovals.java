package ai.openclaw.api;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** Decides whether a command may run, by policy or by asking a person (contract section 13). */
@ProviderType
public interface ExecApprovals {
    /**
     * Decides; waits for a person where the rules say so, and then as long as the request lives.
     *
     * @throws GatewayException {@code UNAVAILABLE} when nobody can be asked because the gateway stops
     */
    Verdict decide(Request request) throws InterruptedException;

    /**
     * A command as an agent wants it.
     *
     * @param command the command line, for the shell
     * @param folder where it is to start, real path
     * @param environment what is set beyond the usual environment
     * @param host {@code gateway} or {@code node}
     * @param security {@code deny}, {@code allowlist} or {@code full}, from the session or the configuration; the file may be stricter
     * @param ask {@code off}, {@code on-miss} or {@code always}
     */
    record Request(String command, Path folder, Map<String, String> environment, String host, Optional<String> security,
            Optional<String> ask, String agentId, String sessionKey) {}

    /** What was decided. */
    sealed interface Verdict {
        /**
         * It may run.
         *
         * @param argv what is to be spawned, and nothing else
         * @param reason which rule or person allowed it
         * @param check made again right before the spawn: fails when what was approved is no longer what would run
         */
        record Allowed(List<String> argv, String reason, Check check) implements Verdict {}

        /** It may not; the reason is for the model and the person. */
        record Refused(String reason) implements Verdict {}
    }

    /** Looks once more whether folder, program and environment are what was approved. */
    @FunctionalInterface
    interface Check {
        /**
         * Looks again.
         *
         * @throws GatewayException {@code FORBIDDEN} with what changed
         */
        void run();
    }
}
