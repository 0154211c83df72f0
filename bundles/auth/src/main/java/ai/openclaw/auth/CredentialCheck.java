package ai.openclaw.auth;

import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.ConnectAttempt.Shown;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RequestSource;
import ai.openclaw.api.Secret;
import ai.openclaw.auth.AttemptLimiter.Kind;
import java.util.Optional;

/**
 * Judges what a client shows (contract section 3.3). A wrong credential counts as a guess also when another one beside it is good, or who
 * has one device token could guess the shared secret for ever (security checklist 9 and 13).
 */
final class CredentialCheck {
    private final SharedSecret secret;
    private final ProxyUser proxyUser;
    private final Optional<Tailscale> tailscale;
    private final AttemptLimiter limiter;
    private final DeviceTokens deviceTokens;
    private final BootstrapTokens bootstrap;

    CredentialCheck(SharedSecret secret, ProxyUser proxyUser, Optional<Tailscale> tailscale, AttemptLimiter limiter,
            DeviceTokens deviceTokens, BootstrapTokens bootstrap) {
        this.secret = secret;
        this.proxyUser = proxyUser;
        this.tailscale = tailscale;
        this.limiter = limiter;
        this.deviceTokens = deviceTokens;
        this.bootstrap = bootstrap;
    }

    /** Knows the tokens of devices. */
    interface DeviceTokens {
        boolean matches(String deviceId, String role, String shown);
    }

    /**
     * What let a client in.
     *
     * @param method as in {@code hello-ok.auth.method}
     * @param owner whether it is what the owner of the gateway has, so that a device on this machine is paired without asking
     * @param deviceToken if it was one, to be looked at again when the device is admitted, for it may end in between
     */
    record Passed(String method, boolean owner, Optional<Secret> deviceToken) {
        static Passed owner(String method) { return new Passed(method, true, Optional.empty()); }
    }

    /** The outcome of a credential: good, or why not. */
    private record Outcome(Optional<Passed> passed, Optional<AuthFailure> failure) {
        static Outcome good(Passed passed) { return new Outcome(Optional.of(passed), Optional.empty()); }

        static Outcome bad(AuthFailure failure) { return new Outcome(Optional.empty(), Optional.of(failure)); }

        static final Outcome ABSENT = new Outcome(Optional.empty(), Optional.empty());
    }

    Passed check(ConnectAttempt attempt) {
        return switch (secret.mode()) {
            case NONE -> Passed.owner("none");
            case TRUSTED_PROXY -> throughProxy(attempt);
            case TOKEN, PASSWORD -> withSecret(attempt);
        };
    }

    /** The same for somebody who shows the shared secret and nothing else. */
    Passed check(RequestSource source, Optional<String> shown) {
        return switch (secret.mode()) {
            case NONE -> Passed.owner("none");
            case TRUSTED_PROXY -> {
                Optional<String> refusal = proxyUser.refusal(source);
                if (refusal.isPresent())
                    throw AuthFailure.unauthorized(refusal.get());
                yield Passed.owner("trusted-proxy");
            }
            case TOKEN, PASSWORD -> {
                Optional<AuthFailure> failure = shared(source, shown);
                if (failure.isEmpty())
                    yield ownerPassed();
                failure.filter(CredentialCheck::guess).ifPresent(_ -> limiter.failed(source, Kind.SHARED));
                GatewayException refusal = failure.get().exception(false, false);
                long locked = limiter.lockedForMs(source, Kind.SHARED);
                throw locked > 0 ? refusal.retryAfterMs(locked) : refusal;
            }
        };
    }

    private Passed throughProxy(ConnectAttempt attempt) {
        Optional<String> refusal = proxyUser.refusal(attempt.source());
        if (refusal.isEmpty())
            return Passed.owner("trusted-proxy");
        return device(attempt).passed().orElseThrow(() -> AuthFailure.unauthorized(refusal.get()));
    }

    private Passed withSecret(ConnectAttempt attempt) {
        RequestSource source = attempt.source();
        Optional<String> shown = secret.relevant(attempt.shown());
        Optional<AuthFailure> failure = shared(source, shown);
        if (failure.isEmpty())
            return ownerPassed();
        if (shown.isEmpty() && tailscale.filter(known -> attempt.role().equals("operator") && known.vouchesFor(source)).isPresent())
            return Passed.owner("tailscale");
        Outcome device = device(attempt);
        boolean deviceTokenInItsPlace = device.passed().isPresent() && shown.isPresent() && matchesDevice(attempt, shown.get());
        if (guess(failure.get()) && !deviceTokenInItsPlace)
            limiter.failed(source, Kind.SHARED);
        Outcome other = device.passed().isPresent() || device.failure().isPresent() ? device : bootstrap(attempt);
        return other.passed().orElseThrow(() -> refusal(failure.get(), other, attempt));
    }

    private Passed ownerPassed() { return Passed.owner(SharedSecret.wire(secret.mode())); }

    private static boolean guess(AuthFailure failure) {
        return failure == AuthFailure.TOKEN_MISMATCH || failure == AuthFailure.PASSWORD_MISMATCH;
    }

    /** The shared secret is told of first when it was locked out, else the more special credential. */
    private static GatewayException refusal(AuthFailure shared, Outcome other, ConnectAttempt attempt) {
        AuthFailure told = shared == AuthFailure.RATE_LIMITED ? shared : other.failure().orElse(shared);
        boolean mayRetry = attempt.device().isPresent() && attempt.shown().deviceToken().isEmpty();
        return told.exception(attempt.client().page(), mayRetry);
    }

    private Optional<AuthFailure> shared(RequestSource source, Optional<String> shown) {
        boolean password = secret.mode() == AuthSettings.Mode.PASSWORD;
        if (limiter.locked(source, Kind.SHARED))
            return Optional.of(AuthFailure.RATE_LIMITED);
        if (!secret.configured())
            return Optional.of(password ? AuthFailure.PASSWORD_NOT_CONFIGURED : AuthFailure.TOKEN_NOT_CONFIGURED);
        if (shown.filter(text -> !text.isEmpty()).isEmpty())
            return Optional.of(password ? AuthFailure.PASSWORD_MISSING : AuthFailure.TOKEN_MISSING);
        if (!secret.matches(shown.get()))
            return Optional.of(password ? AuthFailure.PASSWORD_MISMATCH : AuthFailure.TOKEN_MISMATCH);
        limiter.succeeded(source, Kind.SHARED);
        return Optional.empty();
    }

    /** A device token may also stand where the shared token is expected. */
    private Outcome device(ConnectAttempt attempt) {
        Shown shown = attempt.shown();
        Optional<String> own = shown.deviceToken().filter(text -> !text.isEmpty());
        if (attempt.device().isEmpty() || own.or(shown::token).isEmpty())
            return Outcome.ABSENT;
        if (limiter.locked(attempt.source(), Kind.DEVICE))
            return own.isPresent() ? Outcome.bad(AuthFailure.RATE_LIMITED) : Outcome.ABSENT;
        Optional<String> good = own.filter(token -> matchesDevice(attempt, token))
                .or(() -> shown.token().filter(token -> matchesDevice(attempt, token)));
        if (good.isPresent()) {
            limiter.succeeded(attempt.source(), Kind.DEVICE);
            return Outcome.good(new Passed("device-token", false, good.map(Secret::new)));
        }
        if (own.isEmpty())
            return Outcome.ABSENT;
        limiter.failed(attempt.source(), Kind.DEVICE);
        return Outcome.bad(AuthFailure.DEVICE_TOKEN_MISMATCH);
    }

    private boolean matchesDevice(ConnectAttempt attempt, String token) {
        return attempt.device().filter(device -> deviceTokens.matches(device.id(), attempt.role(), token)).isPresent();
    }

    private Outcome bootstrap(ConnectAttempt attempt) {
        Optional<String> shown = attempt.shown().bootstrapToken().filter(text -> !text.isEmpty());
        if (attempt.device().isEmpty() || shown.isEmpty())
            return Outcome.ABSENT;
        if (limiter.locked(attempt.source(), Kind.BOOTSTRAP))
            return Outcome.bad(AuthFailure.RATE_LIMITED);
        if (bootstrap.redeem(shown.get()))
            return Outcome.good(new Passed("bootstrap-token", false, Optional.empty()));
        limiter.failed(attempt.source(), Kind.BOOTSTRAP);
        return Outcome.bad(AuthFailure.BOOTSTRAP_TOKEN_INVALID);
    }
}
