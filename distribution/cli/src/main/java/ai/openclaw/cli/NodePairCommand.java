package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Parameters;

/** The commands about nodes that pair by a token, as those of the legacy bridge do. */
abstract class NodePairCommand extends Command {
    @Override
    String scope() { return PAIRING; }

    void pending(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.path("pending")
                .forEach(one -> rows.add(List.of(one.path("requestId").asText(), one.path("displayName").asText(""),
                        one.path("nodeId").asText(), one.path("platform").asText(""), one.path("remoteIp").asText(""),
                        RelativeTime.since(one.path("ts").asLong()))));
        if (rows.isEmpty())
            screen.line("No node waits for approval.");
        else
            screen.table(List.of("REQUEST", "NODE", "ID", "PLATFORM", "ADDRESS", "ASKED"), rows);
    }

    /** {@code openclaw nodes list}. */
    @picocli.CommandLine.Command(name = "list", description = "Show the nodes that paired by a token, and those that ask to.", footer = {"",
            "Example:", "  openclaw nodes list --json"})
    static final class Pairs extends NodePairCommand {
        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = ask(gateway, "node.pair.list", Json.object());
            if (options.json())
                return;
            pending(answer);
            List<List<String>> rows = new ArrayList<>();
            answer.path("paired").forEach(one -> rows.add(List.of(one.path("displayName").asText(""), one.path("nodeId").asText(),
                    one.path("platform").asText(""), RelativeTime.since(one.path("approvedAtMs").asLong()))));
            screen.line("");
            if (rows.isEmpty())
                screen.line("No node is paired by a token; openclaw nodes status shows all nodes.");
            else
                screen.table(List.of("NODE", "ID", "PLATFORM", "PAIRED"), rows);
        }
    }

    /** {@code openclaw nodes pending}. */
    @picocli.CommandLine.Command(name = "pending", description = "Show the nodes that wait for approval.", footer = {"", "Example:",
            "  openclaw nodes pending"})
    static final class Pending extends NodePairCommand {
        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = gateway.request("node.pair.list", Json.object(), timeoutMs());
            if (options.json())
                screen.line(Json.pretty(answer.path("pending")));
            else
                pending(answer);
        }
    }

    /** {@code openclaw nodes approve}. */
    @picocli.CommandLine.Command(name = "approve", description = "Let a node in.", footer = {"", "Example:",
            "  openclaw nodes approve 3f0c9d1e-…"})
    static final class Approve extends NodePairCommand {
        @Parameters(paramLabel = "REQUEST", description = "the request, as openclaw nodes pending shows it")
        private String requestId = "";

        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = ask(gateway, "node.pair.approve", Json.object().put("requestId", requestId));
            if (!options.json())
                screen.line(answer.at("/node/nodeId").asText() + " may connect now.");
        }
    }

    /** {@code openclaw nodes reject}. */
    @picocli.CommandLine.Command(name = "reject", description = "Turn a node away.", footer = {"", "Example:",
            "  openclaw nodes reject 3f0c9d1e-…"})
    static final class Reject extends NodePairCommand {
        @Parameters(paramLabel = "REQUEST", description = "the request, as openclaw nodes pending shows it")
        private String requestId = "";

        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = ask(gateway, "node.pair.reject", Json.object().put("requestId", requestId));
            if (!options.json())
                screen.line(answer.path("nodeId").asText() + " was turned away.");
        }
    }
}
