package ai.openclaw.control;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.control.AuthSettings.Mode;
import ai.openclaw.protocol.ConnectParams;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.LoggerFactory;

/**
 * The gateway's shared secret and what must be shown of it. The command line goes before the environment, and that before the settings. A
 * change makes a new instance, and so ends the connections that were let in with the old secret.
 */
@Component(service = Credentials.class, configurationPid = "gateway.auth")
public final class Credentials {
    private final Mode mode;
    private final Optional<byte[]> token;
    private final Optional<byte[]> password;
    private final AttemptLimiter limiter;

    @Activate
    public Credentials(@Reference Gateway gateway, Map<String, Object> properties) {
        this(gateway, settings(properties), Clock.systemUTC());
    }

    Credentials(Gateway gateway, AuthSettings settings, Clock clock) {
        token = secret(gateway, "token", "OPENCLAW_GATEWAY_TOKEN", settings.token()).map(Credentials::hash);
        password = secret(gateway, "password", "OPENCLAW_GATEWAY_PASSWORD", settings.password()).map(Credentials::hash);
        mode = gateway.option("auth").map(Credentials::mode).or(settings::mode)
                .orElse(password.isPresent() && token.isEmpty() ? Mode.PASSWORD : Mode.TOKEN);
        limiter = new AttemptLimiter(settings.rateLimit().orElse(AuthSettings.RateLimit.DEFAULT), clock);
    }

    /** What must be shown, as on the wire. */
    String mode() { return mode.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** Whether connecting takes a shared secret, so that who got in knows it. */
    boolean secret() {
        return mode == Mode.TOKEN || mode == Mode.PASSWORD;
    }

    /**
     * Checks what a client shows.
     *
     * @param browser whether the client is one of the pages, for the hint of what to do
     * @throws GatewayException the failure of contract section 3.3
     */
    void check(Peer peer, Optional<ConnectParams.Auth> shown, boolean device, boolean browser) {
        if (limiter.locked(peer))
            throw AuthFailure.RATE_LIMITED.exception(browser, false);
        Optional<AuthFailure> failure = switch (mode) {
            case NONE -> Optional.empty();
            case TOKEN -> compare(token, shown.flatMap(ConnectParams.Auth::token), AuthFailure.TOKEN_NOT_CONFIGURED,
                    AuthFailure.TOKEN_MISSING, AuthFailure.TOKEN_MISMATCH);
            case PASSWORD -> compare(password, shown.flatMap(ConnectParams.Auth::password), AuthFailure.PASSWORD_NOT_CONFIGURED,
                    AuthFailure.PASSWORD_MISSING, AuthFailure.PASSWORD_MISMATCH);
            case TRUSTED_PROXY -> Optional.of(AuthFailure.TRUSTED_PROXY);
        };
        if (failure.isPresent()) {
            limiter.failed(peer);
            throw failure.get().exception(browser, device);
        }
        limiter.succeeded(peer);
    }

    /** Fixed-length hashes are compared in constant time, so neither length nor content leaks. */
    private static Optional<AuthFailure> compare(Optional<byte[]> expected, Optional<String> shown, AuthFailure unconfigured,
            AuthFailure missing, AuthFailure mismatch) {
        if (expected.isEmpty())
            return Optional.of(unconfigured);
        if (shown.isEmpty() || shown.get().isEmpty())
            return Optional.of(missing);
        return MessageDigest.isEqual(expected.get(), hash(shown.get())) ? Optional.empty() : Optional.of(mismatch);
    }

    private static Optional<String> secret(Gateway gateway, String option, String variable, Optional<Secret> configured) {
        return gateway.option(option).or(() -> gateway.environment(variable)).or(() -> configured.map(Secret::value))
                .filter(value -> !value.isBlank());
    }

    private static Mode mode(String name) {
        for (Mode mode : Mode.values())
            if (mode.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(name))
                return mode;
        LoggerFactory.getLogger("gateway/auth").error("unknown --auth {}: nobody can connect; use none, token, password or trusted-proxy",
                name);
        return Mode.TRUSTED_PROXY;
    }

    /** Broken settings let nobody in. */
    private static AuthSettings settings(Map<String, Object> properties) {
        try {
            return SettingsReader.read(properties, "gateway.auth", AuthSettings.class);
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/auth").error("nobody can connect: {}", e.message());
            return new AuthSettings(Optional.of(Mode.TRUSTED_PROXY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }

    private static byte[] hash(String secret) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
