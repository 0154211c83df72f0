package ai.openclaw.core;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.Commands;
import ai.openclaw.api.GatewayException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds and does what people tell the gateway itself. A command that fails or hangs is an answer, and nobody else waits for it. */
@Component(service = {Commands.class, CommandDesk.class})
public final class CommandDesk implements Commands {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/commands");
    private static final Duration DEADLINE = Duration.ofMinutes(10);
    private static final Pattern COMMAND = Pattern.compile("/([A-Za-z][A-Za-z0-9_-]{0,31})(?:@\\S+)?(?::|\\s|$)\\s*(.*)", Pattern.DOTALL);

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile List<ChatCommands> groups = List.of();

    @Override
    public List<ChatCommand> list() {
        return groups.stream().flatMap(group -> group.commands().stream()).sorted(Comparator.comparing(ChatCommand::name)).toList();
    }

    @Override
    public Optional<ChatCommand> find(String message) {
        Matcher written = COMMAND.matcher(message.strip());
        if (!written.matches())
            return Optional.empty();
        String name = written.group(1).toLowerCase(Locale.ROOT);
        return list().stream().filter(command -> command.name().equals(name) || command.aliases().contains(name)).findFirst();
    }

    @Override
    public String run(String message, ChatCommand.Spoken by) throws InterruptedException {
        Matcher written = COMMAND.matcher(message.strip());
        Optional<ChatCommand> command = find(message);
        if (command.isEmpty() || !written.matches())
            return "⚠️ There is no such command now; /help lists them.";
        String name = "/" + command.get().name();
        if (command.get().ownerOnly() && !by.owner())
            return "⚠️ " + name + " is for the owner of this gateway alone (commands.ownerAllowFrom).";
        ChatCommand.Spoken spoken = new ChatCommand.Spoken(written.group(2).strip(), by.agentId(), by.sessionKey(), by.owner(),
                by.elevation());
        try {
            return PluginCall.run("command " + name, DEADLINE, () -> command.get().handler().run(spoken));
        } catch (GatewayException e) {
            LOG.info("{}", e.message());
            return "⚠️ " + e.message();
        } catch (TimeoutException e) {
            return "⚠️ " + name + " did not end within " + DEADLINE.toMinutes() + " minutes.";
        }
    }
}
