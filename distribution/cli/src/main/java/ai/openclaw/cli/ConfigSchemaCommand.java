package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Parameters;

/** {@code openclaw config schema}. */
@picocli.CommandLine.Command(name = "schema", description = "Show what may stand at a key, or the JSON Schema of all keys.", footer = {"",
        "Examples:", "  openclaw config schema gateway.reload", "  openclaw config schema > openclaw.schema.json"})
final class ConfigSchemaCommand extends ConfigCommand {
    @Parameters(paramLabel = "PATH", arity = "0..1", description = "the key")
    private Optional<String> path = Optional.empty();

    @Override
    String scope() { return path.isPresent() ? READ : ADMIN; }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = path.isPresent()
                ? ask(config, "config.schema.lookup", Json.object().put("path", path.get()))
                : ask(config, "config.schema", Json.object());
        if (path.isEmpty() || options.json())
            screen.line(Json.pretty(path.isEmpty() && !options.json() ? answer.path("schema") : answer));
        else
            show(answer);
        return 0;
    }

    private void show(JsonNode place) {
        screen.line(place.path("path").asText() + "  " + facts(place.path("schema")));
        screen.line(Screen.plain(place.at("/hint/help").asText()));
        List<List<String>> rows = new ArrayList<>();
        place.path("children")
                .forEach(child -> rows.add(List.of(child.path("key").asText() + (child.path("required").asBoolean() ? " *" : ""),
                        type(child.path("type")), Screen.plain(child.at("/hint/help").asText()))));
        if (!rows.isEmpty()) {
            screen.line("");
            screen.table(List.of("KEY", "TYPE", "HELP"), rows);
        }
    }

    /** Type, choices, limits and default, as far as there are any. */
    private static String facts(JsonNode schema) {
        StringBuilder facts = new StringBuilder(type(schema.path("type")));
        for (String name : List.of("enum", "const", "minimum", "maximum", "default"))
            if (schema.has(name))
                facts.append(facts.isEmpty() ? "" : "  ").append(name).append(' ').append(Json.line(schema.path(name)));
        return facts.toString();
    }

    private static String type(JsonNode type) { return type.isTextual() ? type.asText() : type.isMissingNode() ? "" : Json.line(type); }
}
