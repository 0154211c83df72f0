package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code openclaw config diff}. */
@picocli.CommandLine.Command(name = "diff", description = "Show what differs between two versions of the configuration; secrets are masked.", footer = {
        "", "Examples:", "  openclaw config diff                what the last change was", "  openclaw config diff 3 1",
        "  openclaw config diff in-force file  what was not taken over", "  openclaw config diff last-good --text"})
final class ConfigDiffCommand extends ConfigCommand {
    @Parameters(index = "0", paramLabel = "A", arity = "0..1", defaultValue = "1", description = "file, 1 (the newest copy) to 5, last-good, or in-force; 1 if not given")
    private String from = "1";

    @Parameters(index = "1", paramLabel = "B", arity = "0..1", defaultValue = "file", description = "likewise; file if not given")
    private String to = "file";

    @Option(names = "--text", description = "show the lines that differ, as diff -u does")
    private boolean text;

    @Override
    String scope() { return READ; }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = ask(config, "config.diff", Json.object().put("from", from).put("to", to).put("text", text));
        if (options.json())
            screen.line(Json.pretty(answer));
        else if (text)
            screen.part(answer.path("text").asText());
        else
            show(answer.path("changes"));
        return 0;
    }

    private void show(JsonNode changes) {
        if (changes.isEmpty()) {
            screen.line(from + " and " + to + " say the same.");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        changes.forEach(
                change -> rows.add(List.of(Screen.plain(change.path("path").asText()), value(change, "before"), value(change, "after"))));
        screen.table(List.of("PATH", from.toUpperCase(java.util.Locale.ROOT), to.toUpperCase(java.util.Locale.ROOT)), rows);
    }

    private static String value(JsonNode change, String name) {
        return change.has(name) ? Screen.plain(Json.line(change.path(name))) : "-";
    }
}
