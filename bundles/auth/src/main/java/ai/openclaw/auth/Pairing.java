package ai.openclaw.auth;

import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Secret;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decides whether a device that proved itself and showed a credential may do what it asks for, approves it silently where the owner sits
 * at this machine, and lets the others wait for him (contract section 12).
 */
final class Pairing {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private static final int MAX_DEVICES = 20_000;
    private static final int MAX_PENDING = 64;
    private static final int MAX_PENDING_OF_ONE = 8;
    private static final int MAX_SCOPES = 64;
    private static final int MAX_TEXT = 256;
    private static final Predicate<String> SCOPE_NAME = Pattern.compile("[!-~]{1,128}").asMatchPredicate();
    private static final long TOUCH_AFTER_MS = 60_000;
    private final DeviceStore store;
    private final PairingEvents events;
    private final Clock clock;

    Pairing(DeviceStore store, PairingEvents events, Clock clock) {
        this.store = store;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param publicKey of the device, in base64url
     * @param admitted told of the device and role before it can lose its rights again
     * @throws GatewayException {@code NOT_PAIRED} with the reason and what to do
     */
    Grant admit(ConnectAttempt attempt, String publicKey, CredentialCheck.Passed passed, BiConsumer<String, String> admitted) {
        PairingRequest wish = wish(attempt, publicKey);
        Optional<String> reason;
        boolean silent;
        Waiting waiting = Waiting.NOT;
        DeviceEntry device;
        synchronized (store) {
            Optional<DeviceEntry> known = store.find(wish.deviceId());
            if (passed.deviceToken().isPresent()
                    && !known.map(entry -> entry.has(attempt.role(), passed.deviceToken().get())).orElse(false))
                throw AuthFailure.DEVICE_TOKEN_MISMATCH.exception(attempt.client().page(), false);
            reason = known.map(entry -> missing(entry, attempt, passed)).orElse(Optional.of("not-paired"));
            silent = attempt.source().local() && passed.owner() && !reason.equals(Optional.of("metadata-upgrade"))
                    && (known.isPresent() || store.size() < MAX_DEVICES);
            if (reason.isPresent() && !silent)
                waiting = waiting(wish, known.isPresent(), attempt.source().address());
            device = reason.isPresent() && silent ? approve(known, wish) : known.orElseGet(() -> DeviceEntry.of(wish, 0));
            if (reason.isEmpty() || silent)
                admitted.accept(wish.deviceId(), attempt.role());
        }
        if (reason.isEmpty())
            return grant(used(device, attempt.role()), attempt, passed);
        if (!silent) {
            waiting.news().ifPresent(events::requested);
            throw refusal(reason.get(), waiting.request(), attempt);
        }
        LOG.info("device {} is paired as {}: {} on this machine", wish.deviceId(), attempt.role(), attempt.client().id());
        events.resolved(wish, "approved");
        return grant(device, attempt, passed);
    }

    /** What the device would need to be approved for; empty when it has it all. */
    private static Optional<String> missing(DeviceEntry known, ConnectAttempt attempt, CredentialCheck.Passed passed) {
        if (changed(known.platform(), Optional.of(attempt.client().platform()))
                || changed(known.deviceFamily(), attempt.client().deviceFamily()))
            return Optional.of("metadata-upgrade");
        if (!known.roles().contains(attempt.role()))
            return Optional.of("role-upgrade");
        List<String> allowed = passed.deviceToken().isPresent()
                ? known.liveToken(attempt.role()).map(DeviceEntry.Token::scopes).orElse(List.of())
                : known.approved();
        return Scope.missing(Set.copyOf(allowed), scopes(attempt)).map(_ -> "scope-upgrade");
    }

    /** Against what was approved, if that said anything. */
    private static boolean changed(Optional<String> pinned, Optional<String> claimed) {
        String before = DeviceProof.normal(pinned);
        return !before.isEmpty() && !before.equals(DeviceProof.normal(claimed));
    }

    /** A node has no scopes, whatever it asks for. */
    private static List<String> scopes(ConnectAttempt attempt) {
        return attempt.role().equals("node") ? List.of() : attempt.scopes();
    }

    private PairingRequest wish(ConnectAttempt attempt, String publicKey) {
        ConnectAttempt.Client client = attempt.client();
        bounded(attempt.scopes(), client);
        boolean local = attempt.source().local();
        return new PairingRequest(UUID.randomUUID().toString(), attempt.device().orElseThrow().id(), publicKey, client.displayName(),
                Optional.of(client.platform()), client.deviceFamily(), Optional.of(client.id()), Optional.of(client.mode()),
                Optional.of(attempt.role()), List.of(attempt.role()), scopes(attempt),
                local ? Optional.empty() : Optional.of(attempt.source().address()), local, false, clock.millis(), Map.of());
    }

    /** What a device says is kept and shown to people, so it has to be short and a scope has to be a word. */
    private static void bounded(List<String> scopes, ConnectAttempt.Client client) {
        if (scopes.size() > MAX_SCOPES)
            throw GatewayException.invalid("invalid connect params: at /scopes: must NOT have more than " + MAX_SCOPES + " items");
        if (!scopes.stream().allMatch(SCOPE_NAME))
            throw GatewayException.invalid("invalid connect params: at /scopes: must be names of scopes such as operator.read");
        String longest = client.platform().length() > MAX_TEXT
                ? "platform"
                : client.deviceFamily().orElse("").length() > MAX_TEXT
                        ? "deviceFamily"
                        : client.displayName().orElse("").length() > MAX_TEXT ? "displayName" : "";
        if (!longest.isEmpty())
            throw GatewayException
                    .invalid("invalid connect params: at /client/" + longest + ": must NOT have more than " + MAX_TEXT + " characters");
    }

    private DeviceEntry approve(Optional<DeviceEntry> known, PairingRequest wish) {
        long now = clock.millis();
        DeviceEntry approved = known.orElseGet(() -> DeviceEntry.of(wish, now)).approve(wish, now);
        store.put(approved);
        store.pending().stream().filter(request -> request.deviceId().equals(wish.deviceId())).forEach(store::drop);
        return approved;
    }

    /**
     * A request that waits.
     *
     * @param request empty when too many wait already
     * @param news the same if there is something in it that was not told yet
     */
    private record Waiting(Optional<PairingRequest> request, Optional<PairingRequest> news) {
        static final Waiting NOT = new Waiting(Optional.empty(), Optional.empty());
    }

    /** The request of this device, as it was and what is new. */
    private Waiting waiting(PairingRequest wish, boolean repair, String address) {
        List<PairingRequest> pending = store.pending();
        Optional<PairingRequest> before = pending.stream().filter(request -> request.deviceId().equals(wish.deviceId())).findFirst();
        long ofThis = pending.stream().filter(request -> request.remoteIp().orElse("").equals(address)).count();
        if (before.isEmpty() && (pending.size() >= MAX_PENDING || ofThis >= MAX_PENDING_OF_ONE))
            return Waiting.NOT;
        PairingRequest merged = merged(before.orElse(wish), wish, repair);
        store.put(merged);
        boolean news = before.isEmpty() || !before.get().roles().equals(merged.roles()) || !before.get().scopes().equals(merged.scopes());
        return new Waiting(Optional.of(merged), news ? Optional.of(merged) : Optional.empty());
    }

    private static PairingRequest merged(PairingRequest before, PairingRequest wish, boolean repair) {
        List<String> scopes = DeviceEntry.union(before.scopes(), wish.scopes());
        return new PairingRequest(before.requestId(), wish.deviceId(), wish.publicKey(), wish.displayName().or(before::displayName),
                wish.platform(), wish.deviceFamily(), wish.clientId(), wish.clientMode(), wish.role(),
                DeviceEntry.union(before.roles(), wish.roles()), scopes.size() > MAX_SCOPES ? wish.scopes() : scopes, wish.remoteIp(),
                false, repair, wish.ts(), before.others());
    }

    private static GatewayException refusal(String reason, Optional<PairingRequest> waiting, ConnectAttempt attempt) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("code", "PAIRING_REQUIRED");
        waiting.ifPresent(request -> details.put("requestId", request.requestId()));
        details.put("reason", reason);
        details.put("command", waiting.map(request -> "openclaw devices approve " + request.requestId()).orElse("openclaw devices list"));
        LOG.warn("device {} of {} waits to be approved ({}); on this machine: {}", attempt.device().orElseThrow().id(),
                attempt.source().address(), reason,
                waiting.isPresent() ? details.get("command") : "too many wait; openclaw devices list, and reject the others");
        return new GatewayException(ErrorCode.NOT_PAIRED, "pairing required").with(details);
    }

    /** Remembers now and then that a token is in use, for an ordinary reconnect writes nothing. */
    private DeviceEntry used(DeviceEntry device, String role) {
        long now = clock.millis();
        Optional<DeviceEntry.Token> token = device.liveToken(role);
        if (token.isPresent() && now - token.get().lastUsedAtMs().orElse(0L) > TOUCH_AFTER_MS)
            synchronized (store) {
                store.find(device.deviceId())
                        .ifPresent(entry -> entry.liveToken(role).ifPresent(current -> store.touch(entry.with(role, current.used(now)))));
            }
        return device;
    }

    private static Grant grant(DeviceEntry device, ConnectAttempt attempt, CredentialCheck.Passed passed) {
        Optional<Grant.DeviceToken> token = device.liveToken(attempt.role())
                .map(live -> new Grant.DeviceToken(new Secret(live.token()), live.scopes(), live.issuedAtMs()));
        return new Grant(Set.copyOf(scopes(attempt)), passed.method(), token);
    }
}
