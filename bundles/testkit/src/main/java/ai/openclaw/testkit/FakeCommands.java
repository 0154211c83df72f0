package ai.openclaw.testkit;

import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.Commands;
import ai.openclaw.api.GatewayException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** Commands of conversations that a test puts in. */
public final class FakeCommands implements Commands {
    /** Where the commands come from. */
    public final List<ChatCommands> groups = new CopyOnWriteArrayList<>();

    @Override
    public List<ChatCommand> list() { return groups.stream().flatMap(group -> group.commands().stream()).toList(); }

    @Override
    public Optional<ChatCommand> find(String message) {
        String name = message.strip().split("\\s", 2)[0];
        return list().stream().filter(
                command -> name.equals("/" + command.name()) || command.aliases().stream().anyMatch(alias -> name.equals("/" + alias)))
                .findFirst();
    }

    @Override
    @SuppressWarnings("CatchingUnchecked") // as the gateway does
    public String run(String message, ChatCommand.Spoken by) {
        String[] words = message.strip().split("\\s+", 2);
        ChatCommand.Spoken spoken = new ChatCommand.Spoken(words.length > 1 ? words[1] : "", by.agentId(), by.sessionKey(), by.owner(),
                by.elevation());
        try {
            return find(message).orElseThrow().handler().run(spoken);
        } catch (GatewayException e) {
            return "⚠️ " + e.message();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
