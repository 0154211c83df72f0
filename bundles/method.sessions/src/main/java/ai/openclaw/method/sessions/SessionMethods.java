package ai.openclaw.method.sessions;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionChanges.Compaction;
import ai.openclaw.api.SessionChanges.Deletion;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionCleanup;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.SessionsCleanupParams;
import ai.openclaw.protocol.SessionsCleanupResult;
import ai.openclaw.protocol.SessionsCompactParams;
import ai.openclaw.protocol.SessionsCompactResult;
import ai.openclaw.protocol.SessionsDeleteParams;
import ai.openclaw.protocol.SessionsDeleteResult;
import ai.openclaw.protocol.SessionsGetParams;
import ai.openclaw.protocol.SessionsListParams;
import ai.openclaw.protocol.SessionsPatchParams;
import ai.openclaw.protocol.SessionsPatchResult;
import ai.openclaw.protocol.SessionsPreviewParams;
import ai.openclaw.protocol.SessionsPreviewResult;
import ai.openclaw.protocol.SessionsResetParams;
import ai.openclaw.protocol.SessionsResetResult;
import ai.openclaw.protocol.SessionsResolveParams;
import ai.openclaw.protocol.SessionsResolveResult;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods sessions.* that list, show and change conversations (contract section 9). */
@Component
public final class SessionMethods implements MethodGroup {
    private final Sessions sessions;
    private final SessionChanges changes;
    private final SessionCleanup cleanup;
    private final SessionList list;
    private final Lookup lookup;
    private final Clock clock;

    @Activate
    public SessionMethods(@Reference Sessions sessions, @Reference SessionChanges changes, @Reference SessionCleanup cleanup) {
        this(sessions, changes, cleanup, Clock.systemUTC());
    }

    SessionMethods(Sessions sessions, SessionChanges changes, SessionCleanup cleanup, Clock clock) {
        this.sessions = sessions;
        this.changes = changes;
        this.cleanup = cleanup;
        this.clock = clock;
        list = new SessionList(sessions, clock);
        lookup = new Lookup(sessions);
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("sessions.list", Scope.READ, SessionsListParams.class, (params, _) -> list.answer(params)),
                GatewayMethod.of("sessions.preview", Scope.READ, SessionsPreviewParams.class, this::preview),
                GatewayMethod.of("sessions.resolve", Scope.READ, SessionsResolveParams.class, this::resolve),
                GatewayMethod.of("sessions.get", Scope.READ, SessionsGetParams.class, (params, _) -> lookup.messages(params)).lenient(),
                GatewayMethod.of("sessions.patch", Scope.ADMIN, SessionsPatchParams.class, this::patch),
                GatewayMethod.of("sessions.reset", Scope.ADMIN, SessionsResetParams.class, this::reset).slowly(),
                GatewayMethod.of("sessions.delete", Scope.ADMIN, SessionsDeleteParams.class, this::delete).slowly(),
                GatewayMethod.of("sessions.compact", Scope.ADMIN, SessionsCompactParams.class, this::compact).slowly(),
                GatewayMethod.of("sessions.cleanup", Scope.ADMIN, SessionsCleanupParams.class, this::clean).slowly());
    }

    private SessionsPreviewResult preview(SessionsPreviewParams params, Call call) {
        return new SessionsPreviewResult(clock.millis(),
                params.keys().stream().map(key -> lookup.preview(key, params.limit(), params.maxChars())).toList());
    }

    private SessionsResolveResult resolve(SessionsResolveParams params, Call call) {
        return new SessionsResolveResult(true, lookup.resolve(params));
    }

    private SessionsPatchResult patch(SessionsPatchParams params, Call call) { return new Patch(sessions, changes).apply(params); }

    private SessionsResetResult reset(SessionsResetParams params, Call call) throws InterruptedException {
        return new SessionsResetResult(true, sessions.canonical(params.key()), changes.reset(params.key()).fields());
    }

    private SessionsDeleteResult delete(SessionsDeleteParams params, Call call) throws InterruptedException {
        Deletion deletion = changes.delete(params.key(), params.deleteTranscript().orElse(true));
        return new SessionsDeleteResult(true, sessions.canonical(params.key()), deletion.deleted(),
                deletion.archived().stream().map(Path::toString).toList());
    }

    private SessionsCompactResult compact(SessionsCompactParams params, Call call) throws InterruptedException {
        Compaction compaction = changes.compact(params.key(), params.maxLines());
        return new SessionsCompactResult(true, sessions.canonical(params.key()), compaction.archived().isPresent(), compaction.reason(),
                compaction.archived().map(Path::toString), compaction.kept());
    }

    private SessionsCleanupResult clean(SessionsCleanupParams params, Call call) throws InterruptedException {
        boolean dryRun = params.dryRun().orElse(false);
        return new SessionsCleanupResult(true, dryRun,
                cleanup.clean(params.agentId(), dryRun, params.enforce().orElse(false)).stream()
                        .map(agent -> new SessionsCleanupResult.Agent(agent.agentId(), agent.enforced() ? "enforce" : "warn", agent.kept(),
                                agent.due(), agent.single(), agent.age(), agent.count(), agent.disk(), agent.archives(), agent.bytes()))
                        .toList());
    }

    /** A map in the order of the arguments. */
    static Map<String, Object> answer(Object... namesAndValues) {
        Map<String, Object> answer = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2)
            answer.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
        return answer;
    }
}
