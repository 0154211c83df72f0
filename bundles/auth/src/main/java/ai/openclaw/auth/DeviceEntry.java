package ai.openclaw.auth;

import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Rest;
import ai.openclaw.api.Secret;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A paired device as in {@code devices/paired.json} (contract section 19).
 *
 * @param tokens by role
 * @param others what other versions keep with it
 */
record DeviceEntry(String deviceId, String publicKey, Optional<String> displayName, Optional<String> platform,
        Optional<String> deviceFamily, Optional<String> clientId, Optional<String> clientMode, Optional<String> role, List<String> roles,
        List<String> scopes, Optional<List<String>> approvedScopes, Optional<String> remoteIp, Map<String, Token> tokens, long createdAtMs,
        long approvedAtMs, @Rest Map<String, Object> others) {

    /** The token of a role, in clear as the incumbent keeps it; the file is for its owner only. */
    record Token(String token, Optional<String> role, List<String> scopes, long createdAtMs, Optional<Long> rotatedAtMs,
            Optional<Long> revokedAtMs, Optional<Long> lastUsedAtMs, @Rest Map<String, Object> others) {

        static Token of(String role, List<String> scopes, long now) {
            return new Token(Tokens.fresh(), Optional.of(role), scopes, now, Optional.empty(), Optional.empty(), Optional.empty(),
                    Map.of());
        }

        boolean live() { return revokedAtMs.isEmpty(); }

        long issuedAtMs() { return rotatedAtMs.orElse(createdAtMs); }

        Token used(long now) { return new Token(token, role, scopes, createdAtMs, rotatedAtMs, revokedAtMs, Optional.of(now), others); }

        Token revoked(long now) { return new Token(token, role, scopes, createdAtMs, rotatedAtMs, Optional.of(now), lastUsedAtMs, others); }

        Token rotated(String value, List<String> newScopes, long now) {
            return new Token(value, role, newScopes, createdAtMs, Optional.of(now), Optional.empty(), lastUsedAtMs, others);
        }

        private Token with(List<String> more) {
            return new Token(token, role, union(scopes, more), createdAtMs, rotatedAtMs, revokedAtMs, lastUsedAtMs, others);
        }

        @Override
        public String toString() { return "Token[***]"; }
    }

    /** A new device of which nothing is approved yet. */
    static DeviceEntry of(PairingRequest request, long now) {
        return new DeviceEntry(request.deviceId(), request.publicKey(), request.displayName(), request.platform(), request.deviceFamily(),
                request.clientId(), request.clientMode(), request.role(), List.of(), List.of(), Optional.empty(), request.remoteIp(),
                Map.of(), now, now, Map.of());
    }

    /** What it may ask for. */
    List<String> approved() { return approvedScopes.orElse(scopes); }

    Optional<Token> liveToken(String forRole) { return Optional.ofNullable(tokens.get(forRole)).filter(Token::live); }

    /** Whether this is its token for the role, and good. */
    boolean has(String forRole, Secret shown) {
        return liveToken(forRole).filter(token -> Hashes.same(token.token(), shown.value())).isPresent();
    }

    /** With the rights of a request, and a token for each of its roles; one that is good is kept. */
    DeviceEntry approve(PairingRequest request, long now) {
        Map<String, Token> given = new LinkedHashMap<>(tokens);
        for (String each : request.roles()) {
            List<String> wanted = each.equals("node") ? List.of() : request.scopes();
            given.put(each, liveToken(each).map(token -> token.with(wanted)).orElseGet(() -> rotated(each, union(wanted, List.of()), now)));
        }
        List<String> all = union(approved(), request.scopes());
        return new DeviceEntry(deviceId, publicKey, request.displayName().or(this::displayName), request.platform(), request.deviceFamily(),
                request.clientId(), request.clientMode(), request.role(), union(roles, request.roles()), all, Optional.of(all),
                request.remoteIp(), Map.copyOf(given), createdAtMs, now, others);
    }

    /** The new token of a role. */
    Token rotated(String forRole, List<String> newScopes, long now) {
        return Optional.ofNullable(tokens.get(forRole)).map(old -> old.rotated(Tokens.fresh(), newScopes, now))
                .orElseGet(() -> Token.of(forRole, newScopes, now));
    }

    DeviceEntry with(String forRole, Token token) {
        Map<String, Token> changed = new LinkedHashMap<>(tokens);
        changed.put(forRole, token);
        return new DeviceEntry(deviceId, publicKey, displayName, platform, deviceFamily, clientId, clientMode, role, roles, scopes,
                approvedScopes, remoteIp, Map.copyOf(changed), createdAtMs, approvedAtMs, others);
    }

    /** As it is told, without the values of its tokens. */
    PairedDevice told() {
        List<PairedDevice.Token> list = tokens.entrySet().stream().sorted(Map.Entry.comparingByKey())
                .map(entry -> new PairedDevice.Token(entry.getKey(), entry.getValue().scopes, entry.getValue().createdAtMs,
                        entry.getValue().rotatedAtMs, entry.getValue().revokedAtMs, entry.getValue().lastUsedAtMs))
                .toList();
        return new PairedDevice(deviceId, publicKey, displayName, platform, deviceFamily, clientId, clientMode, role, roles, scopes,
                remoteIp, createdAtMs, approvedAtMs, list);
    }

    static List<String> union(Collection<String> some, Collection<String> more) {
        TreeSet<String> all = new TreeSet<>(some);
        all.addAll(more);
        return List.copyOf(all);
    }
}
