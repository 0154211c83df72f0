package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** {@code openclaw logs}. */
@picocli.CommandLine.Command(name = "logs", description = "Show the gateway's log.", footer = {"", "Examples:",
        "  openclaw logs --limit 50", "  openclaw logs --follow", "  openclaw logs --json | jq -r .message"})
final class LogsCommand extends Command {
    private static final long POLL_MS = 1000;
    private static final int MAX_BYTES = 250_000;

    @Option(names = "--limit", paramLabel = "N", defaultValue = "200", description = "the last so many lines; 200 if not given")
    private int limit = 200;

    @Option(names = "--follow", description = "go on until you press Ctrl-C")
    private boolean follow;

    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode tail = show(gateway, Json.object());
        while (follow && pause())
            tail = show(gateway, Json.object().put("cursor", tail.path("cursor").asLong()));
    }

    private JsonNode show(GatewayClient gateway, ObjectNode params) {
        JsonNode tail = gateway.request("logs.tail", params.put("limit", limit).put("maxBytes", MAX_BYTES), timeoutMs());
        tail.path("lines").forEach(line -> screen.line(line(line.asText())));
        return tail;
    }

    private static boolean pause() {
        try {
            Thread.sleep(POLL_MS);
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A line of contract section 20 for people, or as a JSON object of its parts. */
    private String line(String raw) {
        JsonNode entry = Json.tree(raw).orElse(null);
        if (entry == null)
            return raw;
        String level = entry.path("_meta").path("logLevelName").asText("INFO");
        String subsystem = Json.tree(entry.path("0").asText("{}")).map(node -> node.path("subsystem").asText("")).orElse("");
        String message = entry.path("1").asText("");
        String time = entry.path("time").asText("");
        if (options.json())
            return Json.line(Json.object().put("type", "log").put("time", time).put("level", level.toLowerCase(java.util.Locale.ROOT))
                    .put("subsystem", subsystem).put("message", message));
        boolean trouble = level.equals("ERROR") || level.equals("FATAL");
        return time + " " + (trouble ? screen.bad(level) : level) + " [" + subsystem + "] " + message;
    }
}
