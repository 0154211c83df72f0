package ai.openclaw.method.usage;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.LoggerFactory;

/** What each session has spent, read from its transcript once for each state of its entry. The monitor guards what is kept. */
final class Spending {
    private static final int MAX_KEPT = 2000;
    private final Sessions sessions;
    private final Map<String, Known> kept = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Known> eldest) { return size() > MAX_KEPT; }
    };

    private record Known(SessionEntry entry, List<Spent> spent) {}

    Spending(Sessions sessions) { this.sessions = sessions; }

    /** All messages of a session, oldest first; none for one without a transcript or whose transcript cannot be read. */
    @SuppressWarnings("ReferenceEquality") // an entry that changed is another object
    synchronized List<Spent> of(SessionEntry entry) {
        Known known = kept.get(entry.key());
        if (known != null && known.entry == entry)
            return known.spent;
        List<Spent> spent = read(entry);
        kept.put(entry.key(), new Known(entry, spent));
        return spent;
    }

    private List<Spent> read(SessionEntry entry) {
        try {
            return spent(sessions.messages(entry.key()));
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/usage").warn("the usage of session {} is not known: {}", entry.key(), e.message());
            return List.of();
        }
    }

    static List<Spent> spent(List<Map<String, Object>> messages) {
        List<Spent> spent = new ArrayList<>(messages.size());
        long asked = 0;
        for (Map<String, Object> message : messages) {
            Spent next = Spent.of(message, asked);
            spent.add(next);
            if (next.role().equals("user"))
                asked = next.atMs();
            else if (next.latencyMs() > 0)
                asked = 0;
        }
        return List.copyOf(spent);
    }
}
