package ai.openclaw.auth;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Secret;
import ai.openclaw.api.Settings;
import java.util.List;
import java.util.Optional;

/** How clients prove that they may connect. */
@Settings("gateway.auth")
public record AuthSettings(@Describe("What a client must show") Optional<Mode> mode, @Describe("The shared token") Optional<Secret> token,
        @Describe("The shared password") Optional<Secret> password,
        @Describe("Trust the identity headers of Tailscale Serve") Optional<Boolean> allowTailscale,
        @Describe("How many wrong attempts lock an address out") Optional<RateLimit> rateLimit,
        @Describe("The headers of mode trusted-proxy") Optional<TrustedProxy> trustedProxy) {
    /** What a client must show. */
    public enum Mode {
        NONE, TOKEN, PASSWORD, TRUSTED_PROXY
    }

    /** After how many wrong attempts in which time an address is locked out for how long. */
    public record RateLimit(@Default("10") @Range(min = 1) int maxAttempts, @Default("60000") @Range(min = 1) long windowMs,
            @Default("300000") @Range(min = 1) long lockoutMs, @Default("true") boolean exemptLoopback) {
        static final RateLimit DEFAULT = new RateLimit(10, 60_000, 300_000, true);
    }

    /** Which headers of a trusted proxy name the user. */
    public record TrustedProxy(@NotEmpty String userHeader, List<String> requiredHeaders, List<String> allowUsers) {}
}
