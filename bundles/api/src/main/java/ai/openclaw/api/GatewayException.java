package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** A failure with a code for programs and a message for people: what failed, which id, what to do about it. */
public final class GatewayException extends RuntimeException {
    private static final long serialVersionUID = 1;
    private static final String UNCERTAIN = "DELIVERY_UNCERTAIN";

    private final ErrorCode code;
    private final transient Optional<Map<String, Object>> details;
    private final transient OptionalLong retryAfterMs;
    private final transient Optional<Object> payload;

    public GatewayException(ErrorCode code, String message) {
        this(code, message, Optional.empty(), OptionalLong.empty(), Optional.empty(), null);
    }

    public GatewayException(ErrorCode code, String message, Throwable cause) {
        this(code, message, Optional.empty(), OptionalLong.empty(), Optional.empty(), cause);
    }

    private GatewayException(ErrorCode code, String message, Optional<Map<String, Object>> details, OptionalLong retryAfterMs,
            Optional<Object> payload, @org.jspecify.annotations.Nullable Throwable cause) {
        super(message, cause);
        this.code = code;
        this.details = details;
        this.retryAfterMs = retryAfterMs;
        this.payload = payload;
    }

    public static GatewayException invalid(String message) { return new GatewayException(ErrorCode.INVALID_REQUEST, message); }

    public static GatewayException unavailable(String message) { return new GatewayException(ErrorCode.UNAVAILABLE, message); }

    /**
     * A message that may or may not have left: the request was sent and its answer lost. It is not sent again but reported, for a second
     * try could double it.
     */
    public static GatewayException uncertain(String message) { return unavailable(message).with(Map.of("code", UNCERTAIN)); }

    /** Whether nobody knows if the thing was done. */
    public boolean isUncertain() {
        return details.filter(map -> UNCERTAIN.equals(map.get("code"))).isPresent();
    }

    /** The same failure with machine-readable details. */
    public GatewayException with(Map<String, Object> moreDetails) {
        return new GatewayException(code, message(), Optional.of(moreDetails), retryAfterMs, payload, getCause());
    }

    /** The same failure, worth another try after so many milliseconds. */
    public GatewayException retryAfterMs(long ms) {
        return new GatewayException(code, message(), details, OptionalLong.of(ms), payload, getCause());
    }

    /** The same failure, answered with a payload beside the error (contract section 8.1). */
    public GatewayException withPayload(Object answer) {
        return new GatewayException(code, message(), details, retryAfterMs, Optional.of(answer), getCause());
    }

    public ErrorCode code() { return code; }

    public String message() {
        String message = getMessage();
        return message == null ? code.name() : message;
    }

    public Optional<Map<String, Object>> details() { return details; }

    public OptionalLong retryAfterMs() { return retryAfterMs; }

    public Optional<Object> payload() { return payload; }
}
