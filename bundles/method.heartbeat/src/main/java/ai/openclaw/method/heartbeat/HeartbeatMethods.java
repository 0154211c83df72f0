package ai.openclaw.method.heartbeat;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.protocol.OkResult;
import ai.openclaw.protocol.SetHeartbeatsParams;
import ai.openclaw.protocol.SetHeartbeatsResult;
import ai.openclaw.protocol.WakeParams;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods wake, last-heartbeat and set-heartbeats (contract section 6). */
@Component
public final class HeartbeatMethods implements MethodGroup {
    private static final JsonText.Raw NONE = new JsonText.Raw("null");
    private final Heartbeat heartbeat;

    @Activate
    public HeartbeatMethods(@Reference Heartbeat heartbeat) { this.heartbeat = heartbeat; }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("wake", Scope.WRITE, WakeParams.class, this::wake),
                GatewayMethod
                        .of("last-heartbeat", Scope.READ, NoParams.class, (_, _) -> heartbeat.last().<Object>map(beat -> beat).orElse(NONE))
                        .lenient(),
                GatewayMethod.of("set-heartbeats", Scope.ADMIN, SetHeartbeatsParams.class, this::set).lenient());
    }

    private OkResult wake(WakeParams params, Call call) {
        heartbeat.wake(params.text().strip(), params.mode() == WakeParams.Mode.NOW);
        return OkResult.DONE;
    }

    private SetHeartbeatsResult set(SetHeartbeatsParams params, Call call) {
        if (!(params.enabled().orElse(null) instanceof Boolean enabled))
            throw GatewayException.invalid("invalid set-heartbeats params: enabled (boolean) required");
        heartbeat.enabled(enabled);
        return new SetHeartbeatsResult(true, enabled);
    }
}
