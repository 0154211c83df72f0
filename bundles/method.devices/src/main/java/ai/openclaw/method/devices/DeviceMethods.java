package ai.openclaw.method.devices;

import ai.openclaw.api.BootstrapToken;
import ai.openclaw.api.Call;
import ai.openclaw.api.Devices;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.Grant;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.PairedDevice;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.DeviceParams;
import ai.openclaw.protocol.DeviceTokenRevokeParams;
import ai.openclaw.protocol.DeviceTokenRotateParams;
import ai.openclaw.protocol.PairingDecisionParams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
                GatewayMethod.of("device.bootstrap.issue", Scope.PAIRING, NoParams.class, (_, _) -> invite()).rationed(),
                GatewayMethod.of("gateway.identity.get", Scope.READ, NoParams.class, (_, _) -> devices.identity()).lenient().slowly());
    }

    private Map<String, Object> invite() {
        BootstrapToken token = devices.invite();
        return Map.of("bootstrapToken", token.value().value(), "expiresAtMs", token.expiresAtMs());
    }

    private Map<String, Object> list() {
        Map<String, Object> lists = new LinkedHashMap<>();
        lists.put("pending", devices.pending());
        lists.put("paired", devices.paired());
        return lists;
    }

    private Map<String, Object> approve(PairingDecisionParams params, Call call) {
        PairedDevice device = devices.approve(params.requestId(), call.caller());
        return Map.of("requestId", params.requestId(), "device", device);
    }

    private Map<String, Object> reject(PairingDecisionParams params, Call call) {
        return Map.of("requestId", params.requestId(), "deviceId", devices.reject(params.requestId()).deviceId());
    }

    private Map<String, Object> remove(DeviceParams params, Call call) {
        devices.remove(params.deviceId(), call.caller());
        return Map.of("deviceId", params.deviceId());
    }

    private Map<String, Object> rotate(DeviceTokenRotateParams params, Call call) {
        Grant.DeviceToken token = devices.rotate(params.deviceId(), params.role(), params.scopes(), call.caller());
        return Map.of("deviceId", params.deviceId(), "role", params.role(), "token", token.value().value(), "scopes", token.scopes(),
                "rotatedAtMs", token.issuedAtMs());
    }

    private Map<String, Object> revoke(DeviceTokenRevokeParams params, Call call) {
        long at = devices.revoke(params.deviceId(), params.role(), call.caller());
        return Map.of("deviceId", params.deviceId(), "role", params.role(), "revokedAtMs", at);
    }
}
