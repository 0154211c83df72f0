package ai.openclaw.cli;

import ai.openclaw.config.ConfigKeys;
import picocli.CommandLine.Parameters;

/** {@code openclaw config keys}: what may follow the beginning of a key, for the completion of shells. */
@picocli.CommandLine.Command(name = "keys", hidden = true, description = "List the keys that begin like this.")
final class ConfigKeysCommand extends ConfigCommand {
    @Parameters(paramLabel = "PREFIX", arity = "0..1", description = "what was typed so far")
    private String typed;

    ConfigKeysCommand() { this(""); }

    ConfigKeysCommand(String typed) { this.typed = typed; }

    @Override
    String scope() { return READ; }

    @Override
    public Integer call() {
        ConfigKeys.complete(place(), typed).forEach(screen::line);
        return 0;
    }

    @Override
    int work(ConfigSource config) { return call(); }
}
