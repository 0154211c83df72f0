package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code openclaw nodes status}. */
@picocli.CommandLine.Command(name = "status", description = "Show the nodes that are connected or may come back.", footer = {"",
        "Examples:", "  openclaw nodes status", "  openclaw nodes status --connected --json"})
final class NodesStatusCommand extends Command {
    @Option(names = "--connected", description = "only those that are connected now")
    private boolean connected;

    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode answer = gateway.request("node.list", Json.object(), timeoutMs());
        List<JsonNode> nodes = new ArrayList<>();
        answer.path("nodes").forEach(node -> {
            if (!connected || node.path("connected").asBoolean())
                nodes.add(node);
        });
        if (options.json())
            screen.line(Json.pretty(Json.object().put("ts", answer.path("ts").asLong()).set("nodes", Json.MAPPER.valueToTree(nodes))));
        else if (nodes.isEmpty())
            screen.line(connected
                    ? "No node is connected."
                    : "There is no node. A node host or an app of OpenClaw becomes one when it connects to this gateway.");
        else
            screen.table(List.of("NODE", "ID", "PLATFORM", "STATE", "SINCE", "COMMANDS"), nodes.stream().map(this::row).toList());
    }

    private List<String> row(JsonNode node) {
        boolean here = node.path("connected").asBoolean();
        return List.of(node.path("displayName").asText(""), NodePick.shortId(node), node.path("platform").asText(""),
                here ? screen.good("connected") : "away", here ? RelativeTime.since(node.path("connectedAtMs").asLong()) : "",
                Integer.toString(node.path("commands").size()));
    }
}
