package ai.openclaw.auth;

import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.ConnectAttempt.Shown;
import ai.openclaw.api.RequestSource;
import ai.openclaw.testkit.DeviceKey;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes connects, each a change of a good one: a cli on this machine with all scopes and the right token. */
record Attempts(String connectionId, RequestSource source, String clientId, String mode, String platform, @Nullable String family,
        String role, List<String> scopes, @Nullable DeviceKey key, Shown shown, boolean waived, long at) {
    static final String TOKEN = "tok-contract-0001";
    static final String NONCE = "nonce-1";
    static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals", "operator.pairing");
    private static final RequestSource HERE = new Proxies(Map.of()).source("127.0.0.1", Map.of("host", "127.0.0.1:18789"));

    static Attempts at(long now) {
        return new Attempts("conn-1", HERE, "cli", "cli", "linux", null, "operator", ALL, null, token(TOKEN), false, now);
    }

    static Shown token(String token) { return new Shown(Optional.of(token), Optional.empty(), Optional.empty(), Optional.empty()); }

    static Shown deviceToken(String token) { return new Shown(Optional.empty(), Optional.empty(), Optional.of(token), Optional.empty()); }

    static RequestSource remote(String address) { return new Proxies(Map.of()).source(address, Map.of("host", "gw.example:18789")); }

    /** A request of a proxy on this machine that is listed, with these headers. */
    static RequestSource proxied(String... headers) {
        Map<String, String> all = new LinkedHashMap<>(Map.of("host", "gw.example"));
        for (int i = 0; i < headers.length; i += 2)
            all.put(headers[i], headers[i + 1]);
        return new Proxies(Map.of(".gateway", "{\"trustedProxies\":[\"127.0.0.1\"]}")).source("127.0.0.1", all);
    }

    Attempts connection(String id) {
        return new Attempts(id, source, clientId, mode, platform, family, role, scopes, key, shown, waived, at);
    }

    Attempts from(RequestSource other) {
        return new Attempts(connectionId, other, clientId, mode, platform, family, role, scopes, key, shown, waived, at);
    }

    Attempts from(String address) { return from(remote(address)); }

    Attempts client(String id, String use) {
        return new Attempts(connectionId, source, id, use, platform, family, role, scopes, key, shown, waived, at);
    }

    Attempts on(String otherPlatform, @Nullable String otherFamily) {
        return new Attempts(connectionId, source, clientId, mode, otherPlatform, otherFamily, role, scopes, key, shown, waived, at);
    }

    Attempts as(String otherRole, String... otherScopes) {
        return new Attempts(connectionId, source, clientId, mode, platform, family, otherRole, List.of(otherScopes), key, shown, waived,
                at);
    }

    Attempts with(DeviceKey device) {
        return new Attempts(connectionId, source, clientId, mode, platform, family, role, scopes, device, shown, waived, at);
    }

    Attempts showing(Shown other) {
        return new Attempts(connectionId, source, clientId, mode, platform, family, role, scopes, key, other, waived, at);
    }

    Attempts withDeviceWaived() {
        return new Attempts(connectionId, source, clientId, mode, platform, family, role, scopes, key, shown, true, at);
    }

    ConnectAttempt signed() { return signed(at, NONCE); }

    /** Signed at another time, or for another challenge. */
    ConnectAttempt signed(long signedAt, String nonce) {
        String token = shown.token().or(shown::deviceToken).or(shown::bootstrapToken).orElse("");
        Optional<ConnectAttempt.Device> device = Optional.ofNullable(key)
                .map(known -> new ConnectAttempt.Device(known.id, known.publicKey,
                        known.sign(String.join("|", "v3", known.id, clientId, mode, role, String.join(",", scopes), Long.toString(signedAt),
                                token, nonce, DeviceProof.normal(Optional.of(platform)), DeviceProof.normal(Optional.ofNullable(family)))),
                        signedAt, nonce));
        boolean page = clientId.startsWith("webchat") || clientId.equals("openclaw-control-ui") || mode.equals("webchat");
        return new ConnectAttempt(connectionId, source, NONCE,
                new ConnectAttempt.Client(clientId, mode, page, Optional.empty(), platform, Optional.ofNullable(family)), role, scopes,
                device, shown, waived);
    }
}
