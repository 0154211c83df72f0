package ai.openclaw.protocol;

import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A failure on the wire: {@code {code, message, details?, retryable?, retryAfterMs?}} (contract section 5.2). */
public record WireError(ErrorCode code, String message, @Nullable Map<String, Object> details, @Nullable Boolean retryable,
        @Nullable Long retryAfterMs) {
    public static WireError of(GatewayException failure) {
        boolean retryable = failure.retryAfterMs().isPresent();
        return new WireError(failure.code(), failure.message(), failure.details().orElse(null), retryable ? true : null,
                retryable ? failure.retryAfterMs().getAsLong() : null);
    }
}
