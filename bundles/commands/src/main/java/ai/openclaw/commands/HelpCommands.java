package ai.openclaw.commands;

import ai.openclaw.api.ChatCommand.Spoken;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.Commands;
import java.util.List;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The commands that tell which commands there are, and who one is to the gateway. */
@Component
public final class HelpCommands implements ChatCommands {
    private final Commands all;

    @Activate
    public HelpCommands(@Reference Commands all) { this.all = all; }

    @Override
    public List<ChatCommand> commands() {
        return List.of(new ChatCommand("help", List.of("commands"), "", "this list", false, this::help),
                new ChatCommand("whoami", List.of("id"), "", "what the gateway lets you do", false, HelpCommands::whoami));
    }

    private String help(Spoken spoken) {
        return all.list().stream().filter(command -> !command.ownerOnly() || spoken.owner()).map(
                command -> "/" + command.name() + (command.arguments().isEmpty() ? "" : " " + command.arguments()) + " – " + command.help())
                .collect(Collectors.joining("\n", "ℹ️ Commands\n", "\n\nEverything else goes to the agent."));
    }

    private static String whoami(Spoken spoken) {
        return "🧵 Session: " + spoken.sessionKey() + "\n👤 "
                + (spoken.owner() ? "You are an owner of this gateway." : "You are a guest here.") + "\n⚡ Elevated mode: "
                + (spoken.elevation().allowed() ? "available" : "not available") + " – " + spoken.elevation().reason();
    }
}
