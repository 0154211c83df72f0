package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCatalog;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /context} answers: how much of the model's sight the conversation takes, and which tools it may use. */
final class ContextText {
    private final Sessions sessions;
    private final ToolCatalog tools;

    ContextText(Sessions sessions, ToolCatalog tools) {
        this.sessions = sessions;
        this.tools = tools;
    }

    String of(Spoken spoken) {
        Optional<SessionEntry> entry = sessions.find(spoken.sessionKey());
        List<ToolCatalog.Verdict> verdicts = tools
                .verdicts(new ToolCatalog.Audience(spoken.agentId(), Optional.of(spoken.sessionKey()), Optional.empty()));
        String allowed = verdicts.stream().filter(ToolCatalog.Verdict::allowed).map(verdict -> verdict.tool().name())
                .collect(Collectors.joining(", "));
        String denied = verdicts.stream().filter(verdict -> !verdict.allowed())
                .map(verdict -> "\n• " + verdict.tool().name() + " – " + verdict.reason()).collect(Collectors.joining());
        return "📚 " + entry.map(SessionEntry::totalTokens).orElse(0L) + " of "
                + entry.map(SessionEntry::contextTokens).filter(tokens -> tokens > 0).orElse(sessions.defaults().contextTokens())
                + " tokens at the last answer\n📁 Files: " + tools.place(spoken.agentId(), spoken.sessionKey()).folder() + "\n🛠️ Tools: "
                + (allowed.isEmpty() ? "none" : allowed) + (denied.isEmpty() ? "" : "\n🚫 Not here:" + denied);
    }
}
