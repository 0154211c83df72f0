package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Base64;
import picocli.CommandLine.Parameters;

/** {@code openclaw plugins install} and {@code update}: sends a jar to the gateway, which deploys it. */
abstract class PluginDeployCommand extends Command {
    private static final long MAX_BYTES = 18L << 20;

    private final String method;

    @Parameters(paramLabel = "FILE.jar", description = "the bundle")
    private Path file = Path.of("");

    PluginDeployCommand(String method) { this.method = method; }

    @picocli.CommandLine.Command(name = "install", description = "Deploy a bundle into the running gateway.", footer = {"", "Example:",
            "  openclaw plugins install target/channel.echo.jar"})
    static final class Install extends PluginDeployCommand {
        Install() { super("plugins.install"); }
    }

    @picocli.CommandLine.Command(name = "update", description = "Replace a deployed bundle; the old version is back if the new one does not work.", footer = {
            "", "Example:", "  openclaw plugins update target/channel.echo.jar"})
    static final class Update extends PluginDeployCommand {
        Update() { super("plugins.update"); }
    }

    @Override
    String scope() { return ADMIN; }

    @Override
    void run(GatewayClient gateway) {
        ObjectNode params = Json.object().put("fileName", file.getFileName().toString()).put("content",
                Base64.getEncoder().encodeToString(bytes()));
        JsonNode plugin = change(gateway, "Deploying " + file.getFileName(), method, params).path("plugin");
        screen.line(options.json()
                ? Json.pretty(plugin)
                : plugin.path("id").asText() + " " + plugin.path("version").asText() + " is " + plugin.path("state").asText() + ".");
    }

    private byte[] bytes() {
        try {
            if (Files.isDirectory(file))
                throw new CliException(file + " is a folder; name the jar in it");
            if (Files.size(file) > MAX_BYTES)
                throw new CliException(file + " is larger than 18 MB; copy it into the folder plugins of the gateway's state instead");
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw new CliException("There is no file " + file + ".");
        } catch (IOException e) {
            throw new CliException(file + " cannot be read: " + e.getMessage());
        }
    }
}
