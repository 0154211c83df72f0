package ai.openclaw.method.chat;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.Usage;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The commands that the gateway answers itself, without an agent (contract section 8.4). */
final class SlashCommands {
    private static final Set<String> KNOWN = Set.of("/status", "/new", "/reset", "/help", "/commands");
    private static final String HELP = """
        ℹ️ Commands
        /status – the model, tokens and settings of this session
        /new or /reset – begin this conversation anew; the old one is kept on disk
        /stop – end the answer that is being given
        /help – this list

        Everything else goes to the agent.""";
    private final Gateway gateway;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final Clock clock;

    SlashCommands(Gateway gateway, Sessions sessions, SessionChanges changes) {
        this.gateway = gateway;
        this.sessions = sessions;
        this.changes = changes;
        clock = Clock.systemUTC();
    }

    boolean understands(String message) { return KNOWN.contains(message.toLowerCase(Locale.ROOT)); }

    String answer(String message, String sessionKey) throws InterruptedException {
        return switch (message.toLowerCase(Locale.ROOT)) {
            case "/status" -> status(sessionKey);
            case "/new", "/reset" -> {
                changes.reset(sessionKey);
                yield "✅ New session started.";
            }
            default -> HELP;
        };
    }

    private String status(String sessionKey) {
        Optional<SessionEntry> entry = sessions.find(sessionKey);
        Usage usage = entry.map(SessionEntry::usage).orElse(Usage.NONE);
        long read = usage.cacheRead() + usage.input() + usage.cacheWrite();
        int window = entry.map(SessionEntry::contextTokens).filter(tokens -> tokens > 0).orElse(sessions.defaults().contextTokens());
        long context = entry.map(SessionEntry::totalTokens).orElse(0L);
        return String.join("\n", "🦞 OpenClaw " + gateway.version(), "🧠 Model: " + sessions.model(sessionKey),
                "🧮 Tokens: " + usage.input() + " in / " + usage.output() + " out",
                "🗄️ Cache: " + (read == 0 ? 0 : usage.cacheRead() * 100 / read) + "% hit · " + usage.cacheRead() + " cached, "
                        + usage.cacheWrite() + " new",
                "📚 Context: " + context + "/" + window / 1000 + "k (" + (window == 0 ? 0 : context * 100 / window) + "%)",
                "🧵 Session: " + sessions.canonical(sessionKey) + " • "
                        + entry.map(known -> "updated " + ago(known.updatedAt())).orElse("not begun"),
                "⚙️ Runtime: direct · Think: " + entry.flatMap(known -> known.text("thinkingLevel")).orElse("off"), "🪢 Queue: collect");
    }

    private String ago(long atMs) {
        Duration age = Duration.ofMillis(Math.max(0, clock.millis() - atMs));
        if (age.toMinutes() < 1)
            return "just now";
        return age.toHours() < 1 ? age.toMinutes() + "m ago" : age.toDays() < 2 ? age.toHours() + "h ago" : age.toDays() + "d ago";
    }
}
