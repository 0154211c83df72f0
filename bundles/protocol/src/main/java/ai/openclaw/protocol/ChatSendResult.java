package ai.openclaw.protocol;

import ai.openclaw.api.WireName;

/** The answer of {@code chat.send} (contract section 8.4): where the run is, or for a word that stops what {@code chat.abort} answers. */
@ResultOf("chat.send")
public sealed interface ChatSendResult permits ChatSendResult.Run, ChatAbortResult {
    /**
     * The run of this request, new or not.
     *
     * @param runId the request's idempotency key
     */
    record Run(String runId, Status status) implements ChatSendResult {}

    /** Where it is; of a request that came before, how it ended. */
    enum Status {
        STARTED, @WireName("in_flight")
        IN_FLIGHT, OK, ERROR
    }
}
