package ai.openclaw.method.sessions;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionDefaults;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.SessionsListParams;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The method sessions.list (contract section 9). */
@Component
public final class SessionMethods implements MethodGroup {
    private final Sessions sessions;
    private final Clock clock;

    @Activate
    public SessionMethods(@Reference Sessions sessions) { this(sessions, Clock.systemUTC()); }

    SessionMethods(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("sessions.list", Scope.READ, SessionsListParams.class, this::list));
    }

    private Map<String, Object> list(SessionsListParams params, Call call) {
        List<SessionRow> rows = rows(params).toList();
        SessionDefaults defaults = sessions.defaults();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("ts", clock.millis());
        result.put("path", path(params));
        result.put("count", rows.size());
        result.put("defaults",
                Map.of("modelProvider", defaults.provider(), "model", defaults.model(), "contextTokens", defaults.contextTokens()));
        result.put("sessions", rows.stream().map(SessionRow::json).toList());
        return result;
    }

    private String path(SessionsListParams params) {
        return params.agentId().filter(sessions.agents()::contains).map(agent -> sessions.store(agent).toString()).orElse("(multiple)");
    }

    private Stream<SessionRow> rows(SessionsListParams params) {
        long since = params.activeMinutes().map(minutes -> clock.millis() - Duration.ofMinutes(minutes).toMillis()).orElse(Long.MIN_VALUE);
        boolean titles = params.includeDerivedTitles().orElse(false) || params.search().isPresent();
        boolean last = params.includeLastMessage().orElse(false);
        return sessions.list().stream().filter(entry -> entry.updatedAt() >= since).filter(entry -> wanted(entry, params))
                .map(entry -> new SessionRow(entry, titles ? Preview.title(sessions, entry) : Optional.empty(),
                        last ? Preview.last(sessions, entry) : Optional.empty()))
                .filter(row -> params.search().map(text -> row.contains(text.strip().toLowerCase(Locale.ROOT))).orElse(true))
                .limit(params.limit().orElse(Integer.MAX_VALUE));
    }

    /** Labels and spawned sessions come later: until then nothing has one. */
    private static boolean wanted(SessionEntry entry, SessionsListParams params) {
        boolean agent = params.agentId().map(entry.agentId()::equals).orElse(true);
        boolean global = params.includeGlobal().orElse(true) || !entry.key().equals("global");
        boolean unknown = params.includeUnknown().orElse(true) || !entry.key().equals("unknown");
        return agent && global && unknown && params.label().isEmpty() && params.spawnedBy().isEmpty();
    }
}
