package ai.openclaw.api;

/** Why a request failed, as on the wire (contract section 5.2). */
public enum ErrorCode {
    INVALID_REQUEST, UNAVAILABLE, NOT_PAIRED, NOT_LINKED, AGENT_TIMEOUT, FORBIDDEN
}
