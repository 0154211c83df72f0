package ai.openclaw.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** {@code openclaw config file}, which asks a gateway only where that has a file of its own. */
@picocli.CommandLine.Command(name = "file", description = "Print the path of the configuration.", footer = {"", "Example:",
        "  $EDITOR \"$(openclaw config file)\""})
final class ConfigFileCommand extends ConfigCommand {
    @Override
    String scope() { return READ; }

    @Override
    public Integer call() {
        if (options.url().isPresent())
            return super.call();
        print(configFile().toString());
        return 0;
    }

    @Override
    int work(ConfigSource config) {
        print(ask(config, "config.get", Json.object()).path("path").asText());
        return 0;
    }

    private void print(String path) {
        ObjectNode answer = Json.object().put("path", path);
        screen.line(options.json() ? Json.pretty(answer) : path);
    }
}
