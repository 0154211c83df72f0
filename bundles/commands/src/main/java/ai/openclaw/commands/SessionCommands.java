package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.Runs;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCatalog;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that look at a conversation, begin it anew, or end what goes on in it (contract section 8.4). */
@Component
public final class SessionCommands implements ChatCommands {
    private final SessionChanges changes;
    private final Runs runs;
    private final StatusText status;
    private final ContextText context;

    @Activate
    public SessionCommands(@Reference Gateway gateway, @Reference Sessions sessions, @Reference SessionChanges changes,
            @Reference Runs runs, @Reference ToolCatalog tools) {
        this.changes = changes;
        this.runs = runs;
        status = new StatusText(gateway, sessions, Clock.systemUTC());
        context = new ContextText(sessions, tools);
    }

    @Override
    public List<ChatCommand> commands() {
        return List.of(new ChatCommand("status", List.of(), "", "the model, tokens and settings of this conversation", false, status::of),
                new ChatCommand("new", List.of("reset"), "", "begin this conversation anew; the old one is kept on disk", false,
                        this::anew),
                new ChatCommand("stop", List.of("abort"), "", "end what is being done in this conversation", false, this::stop),
                new ChatCommand("compact", List.of(), "[what to keep]", "put what is old in this conversation into a summary", false,
                        this::compact),
                new ChatCommand("context", List.of(), "", "what the model is shown, and how much of its sight that takes", false,
                        context::of));
    }

    private String anew(Spoken spoken) throws InterruptedException {
        changes.reset(spoken.sessionKey());
        return "✅ New session started.";
    }

    private String stop(Spoken spoken) {
        int ended = runs.stop(spoken.sessionKey()).size();
        return ended == 0 ? "Nothing is being done here." : "⏹️ Stopped" + (ended == 1 ? "." : ": " + ended + " runs.");
    }

    private String compact(Spoken spoken) throws InterruptedException {
        Optional<String> wish = Optional.of(spoken.argument()).filter(text -> !text.isBlank());
        return changes.summarize(spoken.sessionKey(), wish)
                ? "🧹 What was old is a summary now; the transcript keeps it all."
                : "Nothing here is old enough for a summary.";
    }
}
