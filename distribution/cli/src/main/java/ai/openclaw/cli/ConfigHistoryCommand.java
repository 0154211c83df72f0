package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/** {@code openclaw config history}. */
@picocli.CommandLine.Command(name = "history", description = "Show when the configuration was changed, by whom, and which copies there are.", footer = {
        "", "Examples:", "  openclaw config history", "  openclaw config diff 2 1", "  openclaw config rollback 2"})
final class ConfigHistoryCommand extends ConfigCommand {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
    private static final int SHORT_HASH = 12;

    @Override
    String scope() { return READ; }

    @Override
    int work(ConfigSource config) {
        JsonNode answer = ask(config, "config.history", Json.object());
        if (options.json()) {
            screen.line(Json.pretty(answer));
            return 0;
        }
        List<List<String>> rows = new ArrayList<>();
        answer.path("versions").forEach(version -> rows.add(row(version)));
        if (rows.isEmpty())
            screen.line("There is no configuration yet; openclaw config set gateway.mode local begins one.");
        else
            screen.table(List.of("VERSION", "WRITTEN", "BY", "PLACES", "BYTES", "HASH"), rows);
        return 0;
    }

    private static List<String> row(JsonNode version) {
        List<String> ids = new ArrayList<>();
        version.path("ids").forEach(id -> ids.add(id.asText()));
        return List.of(String.join(", ", ids), TIME.format(Instant.ofEpochMilli(version.path("ts").asLong())),
                Screen.plain(version.path("by").asText()), version.path("changedPaths").asText(""), version.path("bytes").asText(),
                shortened(version.path("hash").asText()));
    }

    private static String shortened(String hash) { return hash.substring(0, Math.min(SHORT_HASH, hash.length())); }
}
