package ai.openclaw.api;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.annotation.versioning.ProviderType;

/**
 * Changes of conversations, on disk when a method returns. What touches a transcript takes its turn among the runs of the session, so that
 * no run ever writes to a conversation that is being put away.
 */
@ProviderType
public interface SessionChanges {
    /**
     * Sets and clears fields of a session's entry, which is made if it is missing. A run that is under way goes on as it began.
     *
     * @throws GatewayException {@code INVALID_REQUEST} for a label that another session has, {@code UNAVAILABLE} when it cannot be stored
     */
    SessionEntry change(String key, Map<String, Object> values, Set<String> cleared);

    /**
     * Begins a conversation anew: runs of the session are ended, the transcript is put away, and the entry gets a new session id.
     *
     * @throws GatewayException {@code UNAVAILABLE} when a run does not end in time or the disk refuses
     */
    SessionEntry reset(String key) throws InterruptedException;

    /**
     * Removes a session: its runs are ended, its transcript is put away unless it is to stay, and its entry goes.
     *
     * @throws GatewayException {@code UNAVAILABLE} when a run does not end in time or the disk refuses
     */
    Deletion delete(String key, boolean transcript) throws InterruptedException;

    /**
     * Shortens a transcript to its first and its newest lines and keeps a copy of the whole; waits for a run that is under way.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the session stays busy or the disk refuses
     */
    Compaction compact(String key, int maxLines) throws InterruptedException;

    /**
     * Puts what is old in a conversation into a summary that the model writes; the transcript keeps it all.
     *
     * @param wish what the summary is to dwell on
     * @return false when there is nothing old enough
     * @throws GatewayException {@code UNAVAILABLE} when the session stays busy or no model answers
     */
    boolean summarize(String key, Optional<String> wish) throws InterruptedException;

    /**
     * Adds words of the gateway to a conversation, as if the agent had said them; waits so long for a run that is under way.
     *
     * @return the id of the message
     * @throws GatewayException {@code INVALID_REQUEST} for an unknown session, {@code UNAVAILABLE} when the session stays busy or the disk
     *     refuses
     */
    String inject(String key, String text, Duration patience) throws InterruptedException;

    /**
     * What was removed.
     *
     * @param deleted whether the session existed
     * @param archived the transcripts that were put away
     */
    record Deletion(boolean deleted, List<Path> archived) {}

    /**
     * What was shortened.
     *
     * @param archived the copy of the whole; empty when nothing was shortened
     * @param kept lines that are left, where there is a transcript
     * @param reason why there was nothing to shorten
     */
    record Compaction(Optional<Path> archived, Optional<Integer> kept, Optional<String> reason) {}
}
