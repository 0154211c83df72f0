package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequests;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.ChatCommands;
import ai.openclaw.api.GatewayException;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The command {@code /approve}: the owner decides about a command from a chat. */
@Component
public final class ApproveCommand implements ChatCommands {
    private static final String USAGE = "Usage: /approve <id> allow-once|allow-always|deny";
    private static final Map<String, String> DECISIONS = Map.of("allow-once", "allow-once", "once", "allow-once", "allow", "allow-once",
            "allow-always", "allow-always", "always", "allow-always", "deny", "deny", "reject", "deny");
    private final List<ChatCommand> commands;

    @Activate
    public ApproveCommand(@Reference ApprovalRequests requests) {
        commands = List.of(new ChatCommand("approve", List.of(), "<id> allow-once|allow-always|deny",
                "Allow or deny a command that waits for approval", true, spoken -> decide(requests, spoken)));
    }

    @Override
    public List<ChatCommand> commands() { return commands; }

    private static String decide(ApprovalRequests requests, ChatCommand.Spoken spoken) {
        if (!spoken.owner())
            return "Only the owner may approve commands.";
        String[] words = spoken.argument().strip().split("\\s+", -1);
        String decision = words.length == 2 ? DECISIONS.getOrDefault(words[1], "") : "";
        if (decision.isEmpty())
            return USAGE;
        try {
            requests.resolve(words[0], decision, "chat:" + spoken.sessionKey());
            return decision.equals("deny") ? "Denied." : "Approved (" + decision + ").";
        } catch (GatewayException e) {
            return "Not decided: " + e.message() + ".";
        }
    }
}
