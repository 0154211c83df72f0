package ai.openclaw.http.responses;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The sessions of responses that can be gone on with; the oldest are forgotten. Guarded by itself. */
final class Answered {
    private static final int MAX = 10_000;
    private final Map<String, String> sessions = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) { return size() > MAX; }
    };

    synchronized void note(String responseId, String sessionKey) { sessions.put(responseId, sessionKey); }

    synchronized Optional<String> session(String responseId) { return Optional.ofNullable(sessions.get(responseId)); }
}
