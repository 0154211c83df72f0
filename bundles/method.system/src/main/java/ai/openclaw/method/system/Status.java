package ai.openclaw.method.system;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.HeartbeatSettings;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Logs;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The overview that the method status gives. It is made anew when a session changed, a note came, or it is a second old. */
@Component(service = Status.class)
public final class Status {
    private static final long MAX_AGE_MS = 1000;
    private static final int RECENT = 10;
    private final Gateway gateway;
    private final Sessions sessions;
    private final Channels channels;
    private final SystemEvents notes;
    private final Config config;
    private final Logs logs;
    private volatile @Nullable Report last;

    @Activate
    public Status(@Reference Gateway gateway, @Reference Sessions sessions, @Reference Channels channels, @Reference SystemEvents notes,
            @Reference Config config, @Reference Logs logs) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.channels = channels;
        this.notes = notes;
        this.config = config;
        this.logs = logs;
    }

    private record Report(long revision, List<String> notes, long madeAt, JsonText.Raw content) {}

    JsonText.Raw report() {
        long now = System.currentTimeMillis();
        long revision = sessions.revision();
        List<String> noted = notes.list();
        Report known = last;
        if (known != null && known.revision == revision && known.notes.equals(noted) && now - known.madeAt < MAX_AGE_MS)
            return known.content;
        JsonText.Raw content = JsonText.Raw.of(make(now, noted));
        last = new Report(revision, noted, now, content);
        return content;
    }

    private Map<String, Object> make(long now, List<String> noted) {
        List<SessionEntry> entries = sessions.list();
        List<String> agents = sessions.agents();
        var defaults = sessions.defaults();
        Map<String, Object> known = new LinkedHashMap<>();
        known.put("paths", agents.stream().map(agent -> sessions.store(agent).toString()).toList());
        known.put("count", entries.size());
        known.put("defaults", Map.of("model", defaults.model(), "contextTokens", defaults.contextTokens()));
        known.put("recent", recent(entries, now));
        known.put("byAgent", agents.stream().map(agent -> ofAgent(agent, entries, now)).toList());
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("runtimeVersion", gateway.version());
        report.put("heartbeat", Map.of("defaultAgentId", defaults.defaultAgentId(), "agents",
                agents.stream().map(agent -> heartbeat(agent, agent.equals(defaults.defaultAgentId()))).toList()));
        report.put("channelSummary", channelSummary());
        report.put("queuedSystemEvents", noted);
        report.put("sessions", known);
        report.put("problems", Stream.concat(config.problems().stream(), logs.problems().stream()).toList());
        return report;
    }

    /** Only the default agent has one; that of the others reads as one of every 0 minutes. */
    private Map<String, Object> heartbeat(String agent, boolean isDefault) {
        HeartbeatSettings settings = HeartbeatSettings.of(config);
        boolean beats = isDefault && settings.enabled();
        Map<String, @Nullable Object> heartbeat = new LinkedHashMap<>();
        heartbeat.put("agentId", agent);
        heartbeat.put("enabled", beats);
        heartbeat.put("every", isDefault ? settings.every() : "0m");
        heartbeat.put("everyMs", beats ? settings.interval().toMillis() : null);
        return castNulls(heartbeat);
    }

    @SuppressWarnings({"NullAway", "unchecked", "rawtypes"}) // JSON has nulls, the map's readers only write it
    private static Map<String, Object> castNulls(Map<String, @Nullable Object> map) { return (Map) map; }

    private Map<String, Object> ofAgent(String agent, List<SessionEntry> entries, long now) {
        List<SessionEntry> own = entries.stream().filter(entry -> entry.agentId().equals(agent)).toList();
        Map<String, Object> result = new LinkedHashMap<>();
        result.put("agentId", agent);
        result.put("path", sessions.store(agent).toString());
        result.put("count", own.size());
        result.put("recent", recent(own, now));
        return result;
    }

    private static List<Map<String, Object>> recent(List<SessionEntry> entries, long now) {
        return entries.stream().limit(RECENT).map(entry -> session(entry, now)).toList();
    }

    private static Map<String, Object> session(SessionEntry entry, long now) {
        Map<String, Object> session = new LinkedHashMap<>();
        session.put("agentId", entry.agentId());
        session.put("key", entry.key());
        session.put("kind", entry.chatType());
        session.put("sessionId", entry.sessionId());
        session.put("updatedAt", entry.updatedAt());
        session.put("age", Math.max(0, now - entry.updatedAt()));
        session.put("systemSent", entry.systemSent());
        session.put("abortedLastRun", entry.abortedLastRun());
        session.put("inputTokens", entry.usage().input());
        session.put("outputTokens", entry.usage().output());
        session.put("cacheRead", entry.usage().cacheRead());
        session.put("cacheWrite", entry.usage().cacheWrite());
        session.put("totalTokens", entry.totalTokens());
        session.put("totalTokensFresh", true);
        session.put("remainingTokens", Math.max(0, entry.contextTokens() - entry.totalTokens()));
        session.put("percentUsed", entry.contextTokens() > 0 ? Math.min(100, entry.totalTokens() * 100 / entry.contextTokens()) : 0);
        session.put("model", entry.model());
        session.put("contextTokens", entry.contextTokens());
        session.put("flags", flags(entry));
        return session;
    }

    private static List<String> flags(SessionEntry entry) {
        List<String> flags = new ArrayList<>();
        if (entry.systemSent())
            flags.add("system");
        if (entry.abortedLastRun())
            flags.add("aborted");
        flags.add("id:" + entry.sessionId());
        return flags;
    }

    private List<String> channelSummary() {
        Map<String, List<ChannelAccount>> byType = new TreeMap<>();
        for (ChannelAccount account : channels.accounts())
            byType.computeIfAbsent(account.type(), _ -> new ArrayList<>()).add(account);
        List<String> lines = new ArrayList<>();
        byType.forEach((type, accounts) -> {
            boolean configured = accounts.stream().anyMatch(account -> account.status().configured());
            lines.add(type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1) + ": "
                    + (configured ? "configured" : "not configured"));
            for (ChannelAccount account : accounts)
                lines.add("  - " + account.account() + " (token:" + account.status().tokenSource() + ")"
                        + account.status().lastError().map(error -> " " + error).orElse(""));
        });
        return lines;
    }
}
