package ai.openclaw.method.sessions;

import ai.openclaw.api.JsonText;
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

/**
 * The answer of sessions.list. Rows are written once for each entry and copied from then on, and so is a whole answer as long as nothing
 * changed; both caches are bounded and hold JSON. The monitor guards them.
 */
final class SessionList {
    private static final int MAX_ANSWERS = 16;
    private static final int MAX_ROWS = 5000;
    private final Sessions sessions;
    private final Clock clock;
    private final Map<SessionsListParams, Answer> answers = bounded(MAX_ANSWERS);
    private final Map<String, SessionRow> rows = bounded(MAX_ROWS);

    /** A list as of a revision. */
    private record Answer(long revision, int count, JsonText.Raw rows) {}

    SessionList(Sessions sessions, Clock clock) {
        this.sessions = sessions;
        this.clock = clock;
    }

    private static <K, V> Map<K, V> bounded(int max) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) { return size() > max; }
        };
    }

    Map<String, Object> answer(SessionsListParams params) {
        Answer list = list(params);
        SessionDefaults defaults = sessions.defaults();
        return SessionMethods.answer("ts", clock.millis(), "path", path(params), "count", list.count, "defaults", SessionMethods
                .answer("modelProvider", defaults.provider(), "model", defaults.model(), "contextTokens", defaults.contextTokens()),
                "sessions", list.rows);
    }

    private String path(SessionsListParams params) {
        List<String> agents = sessions.agents();
        return params.agentId().filter(agents::contains).map(agent -> sessions.store(agent).toString()).orElse("(multiple)");
    }

    /** What was active in the last minutes changes with the time, and so is made anew at each call. */
    private synchronized Answer list(SessionsListParams params) {
        long revision = sessions.revision();
        Answer known = answers.get(params);
        if (known != null && known.revision == revision && params.activeMinutes().isEmpty())
            return known;
        List<JsonText.Raw> found = rows(params).map(row -> row.json(params)).toList();
        Answer fresh = new Answer(revision, found.size(), JsonText.Raw.of(found));
        answers.put(params, fresh);
        return fresh;
    }

    private Stream<SessionRow> rows(SessionsListParams params) {
        long since = params.activeMinutes().map(minutes -> clock.millis() - Duration.ofMinutes(minutes).toMillis()).orElse(Long.MIN_VALUE);
        Optional<String> search = params.search().map(text -> text.strip().toLowerCase(Locale.ROOT)).filter(text -> !text.isEmpty());
        return sessions.list().stream().filter(entry -> entry.updatedAt() >= since).filter(entry -> wanted(entry, params)).map(this::row)
                .filter(row -> search.map(row::contains).orElse(true)).limit(params.limit().orElse(Integer.MAX_VALUE));
    }

    @SuppressWarnings("ReferenceEquality") // an entry that changed is another object, and comparing would cost more than writing
    private SessionRow row(SessionEntry entry) {
        SessionRow known = rows.get(entry.key());
        if (known != null && known.entry() == entry)
            return known;
        SessionRow fresh = new SessionRow(entry, new Preview(sessions, entry));
        rows.put(entry.key(), fresh);
        return fresh;
    }

    private static boolean wanted(SessionEntry entry, SessionsListParams params) {
        boolean agent = params.agentId().map(entry.agentId()::equals).orElse(true);
        boolean global = params.includeGlobal().orElse(true) || !entry.key().endsWith("global");
        boolean unknown = params.includeUnknown().orElse(true) || !entry.key().endsWith("unknown");
        boolean label = params.label().isEmpty() || params.label().map(String::strip).equals(entry.label());
        boolean parent = params.spawnedBy().isEmpty() || params.spawnedBy().equals(entry.text("spawnedBy"));
        return agent && global && unknown && label && parent;
    }
}
