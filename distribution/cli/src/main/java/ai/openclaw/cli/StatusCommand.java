package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** {@code openclaw status}. */
@picocli.CommandLine.Command(name = "status", description = "Show the gateway, who is connected, channels and recent sessions.", footer = {
        "", "Examples:", "  openclaw status", "  openclaw status --json"})
final class StatusCommand extends Command {
    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode status = gateway.request("status", Json.object(), timeoutMs());
        JsonNode presence = gateway.request("system-presence", Json.object(), timeoutMs());
        if (options.json()) {
            ObjectNode all = Json.object();
            all.set("status", status);
            all.set("presence", presence);
            screen.line(Json.pretty(all));
            return;
        }
        screen.line("Gateway   " + target().url() + "  version " + status.path("runtimeVersion").asText());
        screen.line("Model     " + status.at("/sessions/defaults/model").asText());
        screen.line("Clients   " + Math.max(0, presence.size() - 1));
        status.path("channelSummary").forEach(line -> screen.line("Channel   " + line.asText()));
        status.path("queuedSystemEvents").forEach(line -> screen.line("Event     " + line.asText()));
        status.path("problems").forEach(line -> screen.line("Problem   " + line.asText()));
        sessions(status.at("/sessions/recent"));
    }

    private void sessions(JsonNode recent) {
        if (recent.isEmpty())
            return;
        List<List<String>> rows = new ArrayList<>();
        recent.forEach(session -> rows.add(List.of(session.path("key").asText(), RelativeTime.ago(session.path("age").asLong()),
                session.path("model").asText(), Long.toString(session.path("totalTokens").asLong()))));
        screen.line("");
        screen.table(List.of("SESSION", "LAST USED", "MODEL", "TOKENS"), rows);
    }
}
