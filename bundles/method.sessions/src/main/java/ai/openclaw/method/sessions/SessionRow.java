package ai.openclaw.method.sessions;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.protocol.SessionsListParams;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A session as the method sessions.list tells it, written when it is first asked for. Confined to the list's lock. */
final class SessionRow {
    /** Fields of the entry that a row has only when they are set. */
    private static final List<String> IF_SET = List.of("label", "displayName", "channel", "subject", "groupChannel", "space", "spawnedBy",
            "spawnDepth", "subagentRole", "subagentControlScope", "thinkingLevel", "fastMode", "verboseLevel", "reasoningLevel",
            "elevatedLevel", "sendPolicy", "responseUsage", "groupActivation", "execHost", "execSecurity", "execAsk", "execNode",
            "providerOverride", "modelOverride", "lastTo", "lastAccountId");
    private final SessionEntry entry;
    private final Preview preview;
    private JsonText.@Nullable Raw plain;

    SessionRow(SessionEntry entry, Preview preview) {
        this.entry = entry;
        this.preview = preview;
    }

    SessionEntry entry() { return entry; }

    /** Whether a name of the session has this text, which is in lower case; what was said is looked at last. */
    boolean contains(String text) {
        return Stream
                .concat(Stream.of(entry.key(), entry.sessionId()),
                        Stream.of("label", "displayName", "subject").flatMap(field -> entry.text(field).stream()))
                .anyMatch(name -> name.toLowerCase(Locale.ROOT).contains(text))
                || preview.title().filter(title -> title.toLowerCase(Locale.ROOT).contains(text)).isPresent();
    }

    JsonText.Raw json(SessionsListParams params) {
        Optional<String> title = params.includeDerivedTitles().orElse(false) ? preview.title() : Optional.empty();
        Optional<String> last = params.includeLastMessage().orElse(false) ? preview.last() : Optional.empty();
        if (title.isEmpty() && last.isEmpty()) {
            JsonText.Raw known = plain;
            if (known == null) {
                known = JsonText.Raw.of(tree());
                plain = known;
            }
            return known;
        }
        Map<String, Object> row = tree();
        title.ifPresent(text -> row.put("derivedTitle", text));
        last.ifPresent(text -> row.put("lastMessagePreview", text));
        return JsonText.Raw.of(row);
    }

    private Map<String, Object> tree() {
        Map<String, Object> row = SessionMethods.answer("key", entry.key(), "kind", kind(), "chatType", entry.chatType(), "origin",
                entry.fields().getOrDefault("origin",
                        Map.of("provider", entry.channel(), "surface", entry.channel(), "chatType", entry.chatType())),
                "updatedAt", entry.updatedAt(), "sessionId", entry.sessionId(), "systemSent", entry.systemSent(), "abortedLastRun",
                entry.abortedLastRun(), "inputTokens", entry.usage().input(), "outputTokens", entry.usage().output(), "totalTokens",
                entry.totalTokens(), "totalTokensFresh", !Boolean.FALSE.equals(entry.fields().get("totalTokensFresh")), "modelProvider",
                entry.provider(), "model", entry.model(), "contextTokens", entry.contextTokens(), "deliveryContext",
                entry.fields().getOrDefault("deliveryContext", Map.of("channel", entry.channel())), "lastChannel", entry.channel());
        for (String field : IF_SET)
            if (entry.fields().get(field) != null)
                row.put(field, entry.fields().get(field));
        return row;
    }

    private String kind() {
        if (entry.key().equals("global") || entry.key().equals("unknown"))
            return entry.key();
        return entry.chatType().equals("channel") ? "group" : entry.chatType();
    }
}
