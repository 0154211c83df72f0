package ai.openclaw.auth;

import ai.openclaw.api.RequestSource;
import java.util.Locale;
import java.util.Optional;

/** The user that a listed proxy vouches for (mode trusted-proxy, contract section 3.8). */
final class ProxyUser {
    private final Optional<AuthSettings.TrustedProxy> settings;

    ProxyUser(Optional<AuthSettings.TrustedProxy> settings) { this.settings = settings; }

    /** Why a request is refused, as {@code authReason} has it; empty when it is not. */
    Optional<String> refusal(RequestSource source) {
        if (settings.isEmpty())
            return Optional.of("trusted_proxy_config_missing");
        if (!source.proxied())
            return Optional.of("trusted_proxy_untrusted_source");
        AuthSettings.TrustedProxy proxy = settings.get();
        for (String name : proxy.requiredHeaders())
            if (value(source, name).isEmpty())
                return Optional.of("trusted_proxy_missing_header_" + lower(name));
        Optional<String> user = value(source, proxy.userHeader());
        if (user.isEmpty())
            return Optional.of("trusted_proxy_user_missing");
        return proxy.allowUsers().isEmpty() || proxy.allowUsers().contains(user.get())
                ? Optional.empty()
                : Optional.of("trusted_proxy_user_not_allowed");
    }

    private static Optional<String> value(RequestSource source, String header) {
        return source.header(lower(header)).map(String::strip).filter(text -> !text.isEmpty());
    }

    private static String lower(String header) { return header.strip().toLowerCase(Locale.ROOT); }
}
