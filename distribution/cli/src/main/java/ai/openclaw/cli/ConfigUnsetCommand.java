package ai.openclaw.cli;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** {@code openclaw config unset}. */
@picocli.CommandLine.Command(name = "unset", description = "Take values away; comments and layout of the rest stay.", footer = {"",
        "Examples:", "  openclaw config unset gateway.port", "  openclaw config unset 'agents.list[1]' ui.assistant"})
final class ConfigUnsetCommand extends ConfigCommand {
    @Parameters(paramLabel = "PATH", arity = "1..*", description = "the keys, one after the other")
    private List<String> paths = new ArrayList<>();

    @Override
    String scope() { return ADMIN; }

    @Override
    int work(ConfigSource config) {
        TypedChanges changes = new TypedChanges(false);
        paths.forEach(changes::unset);
        told(config, "Took away " + ConfigSetCommand.paths(changes.edits()), edit(config, changes.edits()));
        return 0;
    }
}
