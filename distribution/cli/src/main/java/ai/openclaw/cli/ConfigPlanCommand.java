package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw config plan}. */
@picocli.CommandLine.Command(name = "plan", description = "Say what a change would do, and change nothing.", footer = {"",
        "Exit codes: 0 nothing, or all of it in place; 1 refused; 2 a wrong command line; 3 a component starts anew; 4 a bundle;",
        "  5 the port is opened anew; 6 the process starts anew; 7 it would have to, but gateway.reload.mode forbids it.", "", "Examples:",
        "  openclaw config plan draft.json5", "  openclaw config plan --set gateway.port=18790 --unset ui.assistant"})
final class ConfigPlanCommand extends ConfigCommand {
    @Parameters(paramLabel = "FILE", arity = "0..1", description = "the whole configuration as it is to be; - is the standard input")
    private Optional<String> file = Optional.empty();

    @Option(names = "--set", paramLabel = "PATH=VALUE", description = "a change as of config set")
    private List<String> assignments = new ArrayList<>();

    @Option(names = "--unset", paramLabel = "PATH", description = "a change as of config unset")
    private List<String> unset = new ArrayList<>();

    @Option(names = "--strict-json", description = "refuse a value that is no JSON5 instead of taking it as plain text")
    private boolean strict;

    @Override
    String scope() { return ADMIN; }

    @Override
    public Integer call() {
        if (file.isPresent() == !(assignments.isEmpty() && unset.isEmpty()))
            throw new CliException("give either FILE, or --set PATH=VALUE and --unset PATH", CliException.USAGE);
        return super.call();
    }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = planned(config);
        Effects effects = new Effects(answer.path("effects"));
        if (options.json())
            screen.line(Json.pretty(((ObjectNode) answer).put("running", config.live())));
        else if (effects.isEmpty())
            screen.line("Nothing changes.");
        else {
            effects.planned(screen);
            if (!config.live())
                screen.line("The gateway does not run, so this is what its components say of themselves, and nobody is connected.");
        }
        return effects.exitCode();
    }

    private JsonNode planned(ConfigSource config) {
        try {
            return ask(config, "config.plan", params());
        } catch (CliException e) {
            throw hinted(e);
        }
    }

    private ObjectNode params() {
        if (file.isPresent())
            return Json.object().put("raw", file.get().equals("-") ? screen.input() : ConfigSetCommand.read(Path.of(file.get())));
        TypedChanges changes = new TypedChanges(strict);
        assignments.forEach(changes::assign);
        unset.forEach(changes::unset);
        return params(changes.edits());
    }
}
