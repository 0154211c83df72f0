package ai.openclaw.method.system;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.Health;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Presence;
import ai.openclaw.api.PresenceEntry;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.protocol.DoctorMemoryStatusResult;
import ai.openclaw.protocol.HealthParams;
import ai.openclaw.protocol.OkResult;
import ai.openclaw.protocol.SystemEventParams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods health, status, system-presence and system-event (contract section 6). */
@Component
public final class SystemMethods implements MethodGroup {
    private final Health health;
    private final Presence presence;
    private final Status status;
    private final SystemEvents notes;
    private final Sessions sessions;

    @Activate
    public SystemMethods(@Reference Health health, @Reference Presence presence, @Reference Status status, @Reference SystemEvents notes,
            @Reference Sessions sessions) {
        this.health = health;
        this.presence = presence;
        this.status = status;
        this.notes = notes;
        this.sessions = sessions;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("health", Scope.NONE, HealthParams.class, this::health).lenient().slowly(),
                GatewayMethod.of("status", Scope.READ, NoParams.class, (_, _) -> status.report()).lenient(),
                GatewayMethod.of("system-presence", Scope.READ, NoParams.class, (_, _) -> presence.json()).lenient(),
                GatewayMethod.of("system-event", Scope.ADMIN, SystemEventParams.class, this::event).lenient(),
                GatewayMethod.of("doctor.memory.status", Scope.READ, NoParams.class, (_, _) -> memory()).lenient());
    }

    /** No memory provider is deployed in this version, and that is what it says. */
    private DoctorMemoryStatusResult memory() {
        return new DoctorMemoryStatusResult(sessions.defaults().defaultAgentId(), "none", new DoctorMemoryStatusResult.Embedding(false,
                Optional.of("no memory provider is deployed; the agents have no memory search")));
    }

    /** What is known already, and everybody hears soon how it is now; with live calls only when asked for. */
    private Map<String, Object> health(HealthParams params, Call call) {
        if (params.probe().filter(Boolean.TRUE::equals).isPresent())
            return health.refresh(true);
        health.refreshSoon();
        return health.snapshot();
    }

    private OkResult event(SystemEventParams params, Call call) {
        String text = params.text().filter(String.class::isInstance).map(given -> ((String) given).strip()).orElse("");
        if (text.isEmpty())
            throw GatewayException.invalid("text required");
        presence.put(key(params, text), entry(params, text));
        notes.add(text);
        return OkResult.DONE;
    }

    /** Who speaks of itself again replaces what it said before. */
    private static String key(SystemEventParams params, String text) {
        return params.deviceId().or(params::instanceId).or(params::host).or(params::ip)
                .orElseGet(() -> text.substring(0, Math.min(text.length(), 64)));
    }

    private static PresenceEntry entry(SystemEventParams params, String text) {
        return new PresenceEntry(params.host().orElse(null), params.ip().orElse(null), params.version().orElse(null),
                params.platform().orElse(null), params.deviceFamily().orElse(null), params.modelIdentifier().orElse(null),
                params.mode().orElse(null), params.reason().orElse(null), text, System.currentTimeMillis(), params.deviceId().orElse(null),
                params.roles().isEmpty() ? null : params.roles(), params.scopes().isEmpty() ? null : params.scopes(),
                params.instanceId().orElse(null), params.lastInputSeconds().orElse(null), params.tags().isEmpty() ? null : params.tags());
    }
}
