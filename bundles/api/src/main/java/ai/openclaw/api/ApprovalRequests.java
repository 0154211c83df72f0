package ai.openclaw.api;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The commands that wait for a person, and what persons decided (contract section 13). */
@ProviderType
public interface ApprovalRequests {
    /**
     * Asks those who may decide, by the event {@code exec.approval.requested}. Does not wait.
     *
     * @param id a name of the asker's own; a new one without
     * @param asker whose run of a node it will be; empty for the gateway itself
     * @param timeout how long the request lives
     * @throws GatewayException {@code INVALID_REQUEST} for an id that is taken; {@code UNAVAILABLE} when too many wait
     */
    ApprovalRequest open(Optional<String> id, ApprovalRequest.Asked asked, Optional<Caller> asker, Duration timeout);

    /**
     * Waits for the decision, no longer than the request lives.
     *
     * @throws GatewayException {@code INVALID_REQUEST} for an unknown id; {@code UNAVAILABLE} when the gateway stops
     */
    ApprovalRequest.Outcome outcome(String id) throws InterruptedException;

    /**
     * Decides. The beginning of an id does when it is the only one, from eight characters.
     *
     * @param decision {@code allow-once}, {@code allow-always} or {@code deny}
     * @param approver whom {@code resolvedBy} of the event names
     * @throws GatewayException {@code INVALID_REQUEST} for another decision, and an id that nobody waits for
     */
    void resolve(String id, String decision, String approver);

    /** Those that wait, oldest first. */
    List<ApprovalRequest> pending();

    /**
     * What a node may be told to run with an approval: the plan that was approved, and nothing else of the parameters. One that was approved
     * once is used up.
     *
     * @param params the parameters of {@code system.run} with {@code runId}, the id of the request
     * @throws GatewayException {@code INVALID_REQUEST} that says why the approval is none for this run
     */
    Map<String, Object> redeem(String nodeId, Map<String, ?> params, Caller caller);
}
