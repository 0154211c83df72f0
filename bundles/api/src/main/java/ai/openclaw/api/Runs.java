package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.osgi.annotation.versioning.ProviderType;

/** The one way to start, find and end runs. */
@ProviderType
public interface Runs {
    /**
     * Starts a run, or finds the one that this id was given before. When this returns, the request is on disk. The run takes its turn
     * behind earlier runs of its session; what happens is told as the events {@code agent} and {@code chat}.
     *
     * @throws GatewayException {@code INVALID_REQUEST} for an unknown agent, and for what a client brings along that does not fit
     *         ({@link ClientContext}): a result of a call that is not open, a tool named as one of the session's; {@code UNAVAILABLE} when it cannot be stored or the gateway stops
     */
    default Started start(RunRequest request) { return start(request, _ -> {}); }

    /**
     * The same, with something to do for a run that began just now before anything of it is told.
     *
     * @param accepted called when the request is on disk; returns at once
     */
    Started start(RunRequest request, Consumer<Run> accepted);

    Optional<Run> find(String runId);

    /**
     * Waits for a run to end; a run that is not known yet may still come.
     *
     * @return empty after the timeout
     */
    Optional<RunResult> await(String runId, java.time.Duration timeout) throws InterruptedException;

    /**
     * Ends runs of a session that were started by {@link RunRequest.Source#CHAT}; what they said so far is kept.
     *
     * @param runId only this one
     * @return the ids of the runs that were ended
     */
    List<String> abort(String sessionKey, Optional<String> runId);

    /**
     * Ends all runs of a session, whoever started them; what they said so far is kept.
     *
     * @return the ids of the runs that were ended
     */
    List<String> stop(String sessionKey);

    /**
     * Ends one run, whoever started it; what it said so far is kept.
     *
     * @return false when there is no such run, or it was over already
     */
    boolean end(String runId);

    /**
     * A run and whether it began just now.
     *
     * @param run the run
     * @param fresh false when the id was known already
     */
    record Started(Run run, boolean fresh) {}
}
