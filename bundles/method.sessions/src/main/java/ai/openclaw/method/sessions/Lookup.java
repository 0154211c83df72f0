package ai.openclaw.method.sessions;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.SessionsGetParams;
import ai.openclaw.protocol.SessionsGetResult;
import ai.openclaw.protocol.SessionsPreviewResult.Status;
import ai.openclaw.protocol.SessionsPreviewResult;
import ai.openclaw.protocol.SessionsResolveParams;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Finds sessions and what was said in them. */
final class Lookup {
    private static final int DEFAULT_MESSAGES = 200;
    /** Messages that are looked through for a preview, for each one that is wanted. */
    private static final int READ_PER_ITEM = 8;
    private final Sessions sessions;

    Lookup(Sessions sessions) { this.sessions = sessions; }

    /** @throws GatewayException {@code INVALID_REQUEST} when none or more than one fits */
    String resolve(SessionsResolveParams params) {
        Optional<String> key = params.key().map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> id = params.sessionId().map(String::strip).filter(text -> !text.isEmpty());
        Optional<String> label = params.label().map(String::strip).filter(text -> !text.isEmpty());
        long given = List.of(key, id, label).stream().filter(Optional::isPresent).count();
        if (given == 0)
            throw GatewayException.invalid("Either key, sessionId, or label is required");
        if (given > 1)
            throw GatewayException.invalid("Provide either key, sessionId, or label (not multiple)");
        if (key.isPresent())
            return sessions.find(key.get()).map(SessionEntry::key).orElseThrow(() -> none(key.get()));
        if (id.isPresent())
            return one(params, entry -> entry.sessionId().equals(id.get()) || entry.key().equals(id.get()), id.get());
        return one(params, entry -> entry.label().equals(label), label.orElse(""));
    }

    private String one(SessionsResolveParams params, Predicate<SessionEntry> wanted, String name) {
        List<String> found = sessions.list().stream().filter(wanted)
                .filter(entry -> params.agentId().map(entry.agentId()::equals).orElse(true))
                .filter(entry -> params.spawnedBy().isEmpty() || entry.text("spawnedBy").equals(params.spawnedBy())).map(SessionEntry::key)
                .toList();
        if (found.size() > 1)
            throw GatewayException.invalid("Multiple sessions found: " + name + " (" + String.join(", ", found) + "); give the key");
        return found.stream().findFirst().orElseThrow(() -> none(name));
    }

    private static GatewayException none(String name) { return GatewayException.invalid("No session found: " + name); }

    SessionsGetResult messages(SessionsGetParams params) {
        String key = params.key().or(params::sessionKey).filter(text -> !text.isBlank())
                .orElseThrow(() -> GatewayException.invalid("key required"));
        List<Map<String, Object>> all = sessions.messages(key);
        int limit = Math.max(1, params.limit().orElse(DEFAULT_MESSAGES));
        return new SessionsGetResult(all.subList(Math.max(0, all.size() - limit), all.size()));
    }

    /** The last things that were said in a session; what cannot be shown as text takes up its place but is left out. */
    SessionsPreviewResult.Preview preview(String key, int limit, int maxChars) {
        Optional<SessionEntry> entry = key.isBlank() ? Optional.empty() : sessions.find(key);
        if (entry.isEmpty())
            return new SessionsPreviewResult.Preview(key, Status.MISSING, List.of());
        List<Map<String, Object>> said = sessions.history(key, limit * READ_PER_ITEM);
        List<SessionsPreviewResult.Item> items = said.stream().filter(message -> message.get("role") instanceof String)
                .flatMap(message -> Preview.text(message)
                        .map(text -> new SessionsPreviewResult.Item(role(message), Preview.cut(text.strip(), maxChars))))
                .toList();
        items = items.subList(Math.max(0, items.size() - limit), items.size());
        return new SessionsPreviewResult.Preview(key, items.isEmpty() ? Status.EMPTY : Status.OK, items);
    }

    private static String role(Map<String, Object> message) {
        String role = String.valueOf(message.get("role"));
        return role.equals("toolResult") ? "tool" : role;
    }
}
