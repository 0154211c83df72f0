package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** {@code openclaw config get}. */
@picocli.CommandLine.Command(name = "get", description = "Show a value, or all of them; secrets are masked.", footer = {"", "Examples:",
        "  openclaw config get gateway.port", "  openclaw config get 'agents.list[0].model'",
        "  openclaw config get 'channels.telegram.accounts[\"my bot\"]' --json"})
final class ConfigGetCommand extends ConfigCommand {
    @Parameters(paramLabel = "PATH", arity = "0..1", description = "the key; the whole configuration if not given")
    private Optional<String> path = Optional.empty();

    @Override
    String scope() { return READ; }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = ask(config, "config.get", Json.object());
        if (answer.path("raw").isNull())
            throw new CliException(answer.path("path").asText() + " cannot be read: " + answer.at("/issues/0/message").asText()
                    + "; see: openclaw config validate");
        JsonNode value = answer.path("config");
        for (String step : path.map(TypedChanges::steps).orElse(java.util.List.of()))
            value = value.isArray() && step.matches("\\d{1,6}") ? value.path(Integer.parseInt(step)) : value.path(step);
        if (value.isMissingNode())
            throw new CliException("config path not found: " + path.orElse(""));
        screen.line(value.isTextual() && !options.json() ? value.asText() : Json.pretty(value));
        return 0;
    }
}
