package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import picocli.CommandLine.Parameters;

/** The commands that change a deployed bundle by its id. */
abstract class PluginChangeCommand extends Command {
    private final String method;

    @Parameters(paramLabel = "ID", description = "the bundle, such as channel.telegram")
    private String id = "";

    PluginChangeCommand(String method) { this.method = method; }

    @picocli.CommandLine.Command(name = "rollback", description = "Bring the version before the last update back.")
    static final class Rollback extends PluginChangeCommand {
        Rollback() { super("plugins.rollback"); }
    }

    @picocli.CommandLine.Command(name = "disable", description = "Stop a bundle, also for the next starts.")
    static final class Disable extends PluginChangeCommand {
        Disable() { super("plugins.disable"); }
    }

    @picocli.CommandLine.Command(name = "enable", description = "Start a disabled bundle again.")
    static final class Enable extends PluginChangeCommand {
        Enable() { super("plugins.enable"); }
    }

    @picocli.CommandLine.Command(name = "uninstall", description = "Take an installed bundle away, or an update of a built-in one.")
    static final class Uninstall extends PluginChangeCommand {
        Uninstall() { super("plugins.uninstall"); }
    }

    @Override
    String scope() { return ADMIN; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode answer = change(gateway, "Changing " + id, method, Json.object().put("id", id));
        JsonNode plugin = answer.path("plugin");
        if (options.json())
            screen.line(Json.pretty(answer));
        else if (plugin.isMissingNode() || plugin.isNull())
            screen.line(id + " is gone.");
        else
            screen.line(plugin.path("id").asText() + " " + plugin.path("version").asText() + " is " + plugin.path("state").asText() + ".");
    }
}
