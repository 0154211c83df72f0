package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;

/** Why a model did not answer, so that the gateway knows what to try next: another credential, another model, a shorter context. */
public enum ModelFailure {
    /** The credential was refused (401, 403). */
    AUTH,
    /** The account has no money left (402). */
    BILLING,
    /** Too many requests (429). */
    RATE_LIMIT,
    /** The provider is overloaded or broken (5xx). */
    OVERLOADED,
    /** Nothing came in time. */
    TIMEOUT,
    /** Nobody answers at the address. */
    UNREACHABLE,
    /** The conversation is longer than the model reads. */
    CONTEXT,
    /** The provider has no such model (404). */
    NO_MODEL,
    /** The provider does not take the request for another reason; another try is refused too. */
    REQUEST;

    private static final String DETAIL = "modelFailure";

    /** The failure in plain words. */
    public GatewayException of(String message) {
        return GatewayException.unavailable(message).with(Map.of(DETAIL, name()));
    }

    /** What kind of failure it is; empty for one that is not the model's. */
    public static Optional<ModelFailure> in(GatewayException failure) {
        return failure.details().map(details -> details.get(DETAIL)).map(String::valueOf).map(ModelFailure::valueOf);
    }
}
