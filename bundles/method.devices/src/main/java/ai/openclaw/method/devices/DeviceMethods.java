package ai.openclaw.method.devices;

import ai.openclaw.api.BootstrapToken;
import ai.openclaw.api.Call;
import ai.openclaw.api.Devices;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.Grant;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.DeviceBootstrapIssueResult;
import ai.openclaw.protocol.DevicePairApproveResult;
import ai.openclaw.protocol.DevicePairListResult;
import ai.openclaw.protocol.DevicePairRejectResult;
import ai.openclaw.protocol.DevicePairRemoveResult;
import ai.openclaw.protocol.DeviceParams;
import ai.openclaw.protocol.DeviceTokenRevokeParams;
import ai.openclaw.protocol.DeviceTokenRevokeResult;
import ai.openclaw.protocol.DeviceTokenRotateParams;
import ai.openclaw.protocol.DeviceTokenRotateResult;
import ai.openclaw.protocol.GatewayIdentityResult;
import ai.openclaw.protocol.PairingDecisionParams;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods device.pair.*, device.token.* and gateway.identity.get (contract sections 6 and 12). Those that write a file are slow. */
@Component
public final class DeviceMethods implements MethodGroup {
    private final Devices devices;

    @Activate
    public DeviceMethods(@Reference Devices devices) { this.devices = devices; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("device.pair.list", Scope.PAIRING, NoParams.class, (_, _) -> list()),
                GatewayMethod.of("device.pair.approve", Scope.PAIRING, PairingDecisionParams.class, this::approve).slowly(),
                GatewayMethod.of("device.pair.reject", Scope.PAIRING, PairingDecisionParams.class, this::reject).slowly(),
                GatewayMethod.of("device.pair.remove", Scope.PAIRING, DeviceParams.class, this::remove).slowly(),
                GatewayMethod.of("device.token.rotate", Scope.PAIRING, DeviceTokenRotateParams.class, this::rotate).slowly(),
                GatewayMethod.of("device.token.revoke", Scope.PAIRING, DeviceTokenRevokeParams.class, this::revoke).slowly(),
                GatewayMethod.of("device.bootstrap.issue", Scope.PAIRING, NoParams.class, (_, _) -> invite()),
                GatewayMethod.of("gateway.identity.get", Scope.READ, NoParams.class, (_, _) -> identity()).lenient().slowly());
    }

    private DeviceBootstrapIssueResult invite() {
        BootstrapToken token = devices.invite();
        return new DeviceBootstrapIssueResult(token.value().value(), token.expiresAtMs());
    }

    private DevicePairListResult list() { return new DevicePairListResult(devices.pending(), devices.paired()); }

    private DevicePairApproveResult approve(PairingDecisionParams params, Call call) {
        return new DevicePairApproveResult(params.requestId(), devices.approve(params.requestId(), call.caller()));
    }

    private DevicePairRejectResult reject(PairingDecisionParams params, Call call) {
        return new DevicePairRejectResult(params.requestId(), devices.reject(params.requestId()).deviceId());
    }

    private DevicePairRemoveResult remove(DeviceParams params, Call call) {
        devices.remove(params.deviceId(), call.caller());
        return new DevicePairRemoveResult(params.deviceId());
    }

    private DeviceTokenRotateResult rotate(DeviceTokenRotateParams params, Call call) {
        Grant.DeviceToken token = devices.rotate(params.deviceId(), params.role(), params.scopes(), call.caller());
        return new DeviceTokenRotateResult(params.deviceId(), params.role(), token.value().value(), token.scopes(), token.issuedAtMs());
    }

    private DeviceTokenRevokeResult revoke(DeviceTokenRevokeParams params, Call call) {
        long revokedAtMs = devices.revoke(params.deviceId(), params.role(), call.caller());
        return new DeviceTokenRevokeResult(params.deviceId(), params.role(), revokedAtMs);
    }

    private GatewayIdentityResult identity() {
        Devices.Identity identity = devices.identity();
        return new GatewayIdentityResult(identity.deviceId(), identity.publicKey());
    }
}
