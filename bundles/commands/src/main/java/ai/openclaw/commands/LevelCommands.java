package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.Sessions;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that set how a conversation is answered; without a word they say how it is set (contract section 9, sessions.patch). */
@Component
public final class LevelCommands implements ChatCommands {
    private static final String CLEARED = "default";

    private final Sessions sessions;
    private final SessionChanges changes;

    /** A setting of a session and the words that it takes. */
    private record Level(String field, String title, List<String> words) {}

    @Activate
    public LevelCommands(@Reference Sessions sessions, @Reference SessionChanges changes) {
        this.sessions = sessions;
        this.changes = changes;
    }

    @Override
    public List<ChatCommand> commands() {
        return List.of(
                command("think", List.of("thinking", "t"), "how much the model thinks before it answers",
                        new Level("thinkingLevel", "Thinking", List.of("off", "minimal", "low", "medium", "high", "xhigh", "adaptive"))),
                command("verbose", List.of("v"), "whether you see what tools do",
                        new Level("verboseLevel", "Verbose", List.of("off", "on", "full"))),
                command("reasoning", List.of("reason"), "whether you see what the model thinks",
                        new Level("reasoningLevel", "Reasoning", List.of("off", "on", "stream"))),
                command("usage", List.of(), "what stands below each answer about its cost",
                        new Level("responseUsage", "Usage", List.of("off", "tokens", "full"))),
                new ChatCommand("elevated", List.of("elev"), "[off|on|ask|full]", "whether commands may leave the sandbox", false,
                        this::elevated));
    }

    private ChatCommand command(String name, List<String> aliases, String help, Level level) {
        return new ChatCommand(name, aliases, "[" + String.join("|", level.words()) + "]", help, false, spoken -> set(spoken, level));
    }

    private String elevated(Spoken spoken) {
        Level level = new Level("elevatedLevel", "Elevated mode", List.of("off", "on", "ask", "full"));
        if (!spoken.argument().isBlank() && !spoken.argument().equalsIgnoreCase("off") && !spoken.elevation().allowed())
            throw GatewayException.invalid("Elevated mode is not available here: " + spoken.elevation().reason());
        return set(spoken, level);
    }

    private String set(Spoken spoken, Level level) {
        String word = spoken.argument().toLowerCase(Locale.ROOT);
        if (word.isEmpty())
            return level.title() + ": " + sessions.find(spoken.sessionKey()).flatMap(entry -> entry.text(level.field())).orElse(CLEARED)
                    + ". Say one of " + String.join(", ", level.words()) + ", or " + CLEARED + ".";
        if (word.equals(CLEARED)) {
            changes.change(spoken.sessionKey(), Map.of(), Set.of(level.field()));
            return "⚙️ " + level.title() + " is as the configuration says.";
        }
        if (!level.words().contains(word))
            throw GatewayException.invalid(level.title() + " is no \"" + spoken.argument() + "\"; say one of "
                    + String.join(", ", level.words()) + ", or " + CLEARED + ".");
        changes.change(spoken.sessionKey(), Map.of(level.field(), word), Set.of());
        return "⚙️ " + level.title() + " is " + word + " now.";
    }
}
