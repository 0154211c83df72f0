package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SettingsReader;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.slf4j.LoggerFactory;

/** Which commands nodes may be asked for: those of their platform, and what {@code gateway.nodes} adds and takes away. */
@Component(service = CommandPolicy.class, configurationPid = CommandPolicy.PID)
public final class CommandPolicy {
    static final String PID = "gateway.nodes";
    private volatile NodesSettings settings = NodesSettings.DEFAULT;

    CommandPolicy(NodesSettings settings) { this.settings = settings; }

    @Activate
    public CommandPolicy(Map<String, Object> properties) { modified(properties); }

    /** Counts from the next invoke on, so nothing under way is lost. Broken settings leave the platforms' own commands. */
    @Modified
    void modified(Map<String, Object> properties) {
        try {
            settings = SettingsReader.read(properties, PID, NodesSettings.class);
        } catch (GatewayException e) {
            LoggerFactory.getLogger("gateway/nodes").error("allowCommands and denyCommands are not used: {}", e.message());
            settings = NodesSettings.DEFAULT;
        }
    }

    boolean allowed(ClientInfo node, String command) {
        NodesSettings now = settings;
        boolean ours = NodePlatform.of(node.platform(), node.deviceFamily()).commands().contains(command);
        return (ours || now.allowCommands().contains(command)) && !now.denyCommands().contains(command);
    }

    /** What a node offers and may offer, sorted. */
    List<String> offered(ClientInfo node) {
        return node.commands().stream().filter(command -> allowed(node, command)).distinct().sorted().toList();
    }

    /**
     * @throws GatewayException {@code INVALID_REQUEST} when the command may not be asked for, or the node does not offer it
     */
    void check(ClientInfo node, String command) {
        String platform = node.platform().isBlank() ? "unknown" : node.platform();
        if (!allowed(node, command))
            throw refused("command not allowlisted", command,
                    "\"" + command + "\" is not in the allowlist for platform \"" + platform + "\"");
        if (node.commands().isEmpty())
            throw refused("node did not declare commands", command, "the node did not declare any supported commands");
        if (!node.commands().contains(command))
            throw refused("command not declared by node", command,
                    "the node (platform: " + platform + ") does not support \"" + command + "\"");
    }

    private static GatewayException refused(String reason, String command, String text) {
        return GatewayException.invalid("node command not allowed: " + text).with(JsonObject.of("reason", reason, "command", command));
    }
}
