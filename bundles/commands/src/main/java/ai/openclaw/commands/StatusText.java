package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** What {@code /status} answers (contract section 8.4). */
final class StatusText {
    private final Gateway gateway;
    private final Sessions sessions;
    private final Clock clock;

    StatusText(Gateway gateway, Sessions sessions, Clock clock) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.clock = clock;
    }

    String of(Spoken spoken) {
        Optional<SessionEntry> entry = sessions.find(spoken.sessionKey());
        Usage usage = entry.map(SessionEntry::usage).orElse(Usage.NONE);
        long read = usage.cacheRead() + usage.input() + usage.cacheWrite();
        int window = entry.map(SessionEntry::contextTokens).filter(tokens -> tokens > 0).orElse(sessions.defaults().contextTokens());
        long context = entry.map(SessionEntry::totalTokens).orElse(0L);
        return String.join("\n", "🦞 OpenClaw " + gateway.version(), "🧠 Model: " + sessions.model(spoken.sessionKey()),
                "🧮 Tokens: " + usage.input() + " in / " + usage.output() + " out",
                "🗄️ Cache: " + (read == 0 ? 0 : usage.cacheRead() * 100 / read) + "% hit · " + usage.cacheRead() + " cached, "
                        + usage.cacheWrite() + " new",
                "📚 Context: " + context + "/" + window / 1000 + "k (" + (window == 0 ? 0 : context * 100 / window)
                        + "%) · 🧹 Compactions: " + entry.map(known -> known.fields().getOrDefault("compactionCount", 0)).orElse(0),
                "🧵 Session: " + spoken.sessionKey() + " • " + entry.map(known -> "updated " + ago(known.updatedAt())).orElse("not begun"),
                "⚙️ Runtime: direct · Think: " + level(entry, "thinkingLevel", "off") + shown(entry, "verboseLevel", "Verbose")
                        + shown(entry, "reasoningLevel", "Reasoning") + shown(entry, "elevatedLevel", "Elevated"),
                "🪢 Queue: collect");
    }

    private static String level(Optional<SessionEntry> entry, String field, String usual) {
        return entry.flatMap(known -> known.text(field)).orElse(usual);
    }

    private static String shown(Optional<SessionEntry> entry, String field, String name) {
        return entry.flatMap(known -> known.text(field)).map(level -> " · " + name + ": " + level).orElse("");
    }

    private String ago(long atMs) {
        Duration age = Duration.ofMillis(Math.max(0, clock.millis() - atMs));
        if (age.toMinutes() < 1)
            return "just now";
        return age.toHours() < 1 ? age.toMinutes() + "m ago" : age.toDays() < 2 ? age.toHours() + "h ago" : age.toDays() + "d ago";
    }
}
