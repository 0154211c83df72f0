package ai.openclaw.auth;

import ai.openclaw.api.BootstrapToken;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.ConnectionListener;
import ai.openclaw.api.Connections;
import ai.openclaw.api.Devices;
import ai.openclaw.api.Events;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.PairedDevices;
import ai.openclaw.api.PairingRequest;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Secret;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The devices of this gateway: who is paired, who asks, and what becomes of it. Lives on when the shared secret changes.
 */
@Component(service = {Devices.class, PairedDevices.class, ConnectionListener.class, DeviceRegistry.class})
public final class DeviceRegistry implements Devices, ConnectionListener, CredentialCheck.DeviceTokens {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private final Clock clock;
    private final DeviceStore store;
    private final Path stateDir;
    private final PairingEvents told;
    private final Pairing pairing;
    private final BootstrapTokens bootstrap;
    private final LiveDevices live;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Events events;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable Connections connections;

    @Activate
    public DeviceRegistry(@Reference Gateway gateway) { this(gateway, Clock.systemUTC()); }

    DeviceRegistry(Gateway gateway, Clock clock) {
        this.clock = clock;
        store = new DeviceStore(gateway.stateDir(), clock);
        stateDir = gateway.stateDir();
        told = new PairingEvents(() -> Optional.ofNullable(events), clock);
        pairing = new Pairing(store, told, clock);
        bootstrap = new BootstrapTokens(clock);
        live = new LiveDevices(() -> Optional.ofNullable(connections));
    }

    @Deactivate
    void stop() {
        live.close();
        store.close();
    }

    BootstrapTokens bootstrap() { return bootstrap; }

    /** Decides on a device that proved itself and showed a credential. */
    Grant admit(ConnectAttempt attempt, String publicKey, CredentialCheck.Passed passed) {
        return pairing.admit(attempt, publicKey, passed, (device, role) -> live.arriving(attempt.connectionId(), device, role));
    }

    @Override
    public boolean matches(String deviceId, String role, String shown) {
        return store.find(deviceId).filter(device -> device.has(role, new Secret(shown))).isPresent();
    }

    @Override
    public List<PairedDevice> paired() { return store.paired().stream().map(DeviceEntry::told).toList(); }

    @Override
    public List<PairingRequest> pending() { return store.pending(); }

    @Override
    public BootstrapToken invite() { return bootstrap.issue(); }

    @Override
    public PairedDevice approve(String requestId, Caller by) {
        PairingRequest request;
        DeviceEntry approved;
        synchronized (store) {
            request = known(requestId);
            mayGrant(by, request.scopes());
            long now = clock.millis();
            approved = store.find(request.deviceId()).orElseGet(() -> DeviceEntry.of(request, now)).approve(request, now);
            store.drop(request);
            store.put(approved);
        }
        store.save();
        LOG.info("device {} is approved as {} with {} by {}", approved.deviceId(), request.roles(), request.scopes(), name(by));
        told.resolved(request, "approved");
        return approved.told();
    }

    @Override
    public PairingRequest reject(String requestId) {
        PairingRequest request;
        synchronized (store) {
            request = known(requestId);
            store.drop(request);
        }
        store.save();
        told.resolved(request, "rejected");
        return request;
    }

    private PairingRequest known(String requestId) {
        return store.request(requestId).orElseThrow(() -> GatewayException.invalid("unknown requestId"));
    }

    @Override
    public void remove(String deviceId, Caller by) {
        if (!store.remove(deviceId))
            throw GatewayException.invalid("unknown deviceId");
        live.end(deviceId, Optional.empty(), "device removed", by);
        store.save();
        LOG.info("device {} is removed by {}", deviceId, name(by));
    }

    @Override
    public Grant.DeviceToken rotate(String deviceId, String role, Optional<List<String>> scopes, Caller by) {
        DeviceEntry.Token rotated;
        synchronized (store) {
            DeviceEntry device = device(deviceId, role);
            DeviceEntry.Token token = device.tokens().get(role);
            List<String> wanted = DeviceEntry.union(scopes.orElse(token == null ? List.of() : token.scopes()), List.of());
            mayGrant(by, wanted);
            Scope.missing(Set.copyOf(device.approved()), wanted).ifPresent(scope -> {
                throw GatewayException.invalid("device " + deviceId + " is not approved for " + scope
                        + "; let it connect with that scope, then: openclaw devices approve --latest");
            });
            rotated = device.rotated(role, wanted, clock.millis());
            store.put(device.with(role, rotated));
        }
        live.end(deviceId, Optional.of(role), "device token rotated", by);
        store.save();
        LOG.info("token of device {} as {} is rotated by {}", deviceId, role, name(by));
        return new Grant.DeviceToken(new Secret(rotated.token()), rotated.scopes(), rotated.issuedAtMs());
    }

    @Override
    public long revoke(String deviceId, String role, Caller by) {
        long now = clock.millis();
        synchronized (store) {
            DeviceEntry device = device(deviceId, role);
            DeviceEntry.Token token = device.tokens().get(role);
            if (token == null)
                throw GatewayException.invalid("unknown deviceId/role");
            store.put(device.with(role, token.revoked(now)));
        }
        live.end(deviceId, Optional.of(role), "device token revoked", by);
        store.save();
        LOG.info("token of device {} as {} is revoked by {}", deviceId, role, name(by));
        return now;
    }

    private DeviceEntry device(String deviceId, String role) {
        return store.find(deviceId).filter(device -> device.roles().contains(role))
                .orElseThrow(() -> GatewayException.invalid("unknown deviceId/role"));
    }

    /** Nobody gives what he does not have (security checklist 8). */
    private static void mayGrant(Caller by, List<String> scopes) {
        Scope.missing(by.scopes(), scopes).ifPresent(scope -> { throw GatewayException.invalid("missing scope: " + scope); });
    }

    private static String name(Caller by) { return by.clientId() + by.deviceId().map(id -> " of device " + id).orElse(""); }

    @Override
    public Identity identity() {
        DeviceIdentity identity = DeviceIdentity.in(stateDir, clock);
        return new Identity(identity.id(), identity.publicKey());
    }

    @Override
    public void joined(ClientInfo client) { live.joined(client); }

    @Override
    public void left(ClientInfo client) { live.left(client); }
}
