package ai.openclaw.auth;

import ai.openclaw.api.ConnectAttempt.Shown;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Secret;
import ai.openclaw.auth.AuthSettings.Mode;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.LoggerFactory;

/**
 * The mode and the token or password that go with it. The command line goes before the environment, and that before the settings. Only
 * hashes are kept.
 */
final class SharedSecret {
    private final Mode mode;
    private final Optional<byte[]> token;
    private final Optional<byte[]> password;

    SharedSecret(Gateway gateway, AuthSettings settings) {
        token = secret(gateway, "token", "OPENCLAW_GATEWAY_TOKEN", settings.token()).map(Hashes::sha256);
        password = secret(gateway, "password", "OPENCLAW_GATEWAY_PASSWORD", settings.password()).map(Hashes::sha256);
        mode = gateway.option("auth").map(SharedSecret::mode).or(settings::mode)
                .orElse(password.isPresent() && token.isEmpty() ? Mode.PASSWORD : Mode.TOKEN);
    }

    Mode mode() { return mode; }

    static String wire(Mode mode) { return mode.name().toLowerCase(Locale.ROOT).replace('_', '-'); }

    /** The part of what a client shows that this mode looks at. */
    Optional<String> relevant(Shown shown) {
        return (mode == Mode.PASSWORD ? shown.password() : shown.token()).filter(text -> !text.isEmpty());
    }

    /** Whether there is a secret to be shown, without which nobody gets in by one. */
    boolean configured() {
        return (mode == Mode.PASSWORD ? password : token).isPresent();
    }

    boolean matches(String shown) {
        return (mode == Mode.PASSWORD ? password : token).filter(hash -> Hashes.same(hash, shown)).isPresent();
    }

    private static Optional<String> secret(Gateway gateway, String option, String variable, Optional<Secret> configured) {
        return gateway.option(option).or(() -> gateway.environment(variable)).or(() -> configured.map(Secret::value))
                .filter(value -> !value.isBlank());
    }

    private static Mode mode(String name) {
        for (Mode mode : Mode.values())
            if (wire(mode).equals(name))
                return mode;
        LoggerFactory.getLogger("gateway/auth").error("unknown --auth {}: nobody can connect; use none, token, password or trusted-proxy",
                name);
        return Mode.TRUSTED_PROXY;
    }
}
