package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about what waits for a person. */
abstract class ApprovalDecisionCommand extends Command {
    static final String APPROVALS = "operator.approvals";

    @Override
    String scope() { return APPROVALS; }

    void decide(GatewayClient gateway, String id, String decision, String words) {
        ask(gateway, "exec.approval.resolve", Json.object().put("id", id).put("decision", decision));
        if (!options.json())
            screen.line(words);
    }

    /** {@code openclaw approvals pending}. */
    @picocli.CommandLine.Command(name = "pending", description = "Show the commands that wait for approval.", footer = {"", "Examples:",
            "  openclaw approvals pending", "  openclaw approvals pending --json"})
    static final class Pending extends ApprovalDecisionCommand {
        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = ask(gateway, "exec.approval.pending", Json.object());
            if (options.json())
                return;
            List<List<String>> rows = new ArrayList<>();
            answer.path("pending")
                    .forEach(one -> rows.add(List.of(one.path("id").asText(), one.at("/request/agentId").asText("-"),
                            one.at("/request/host").asText("gateway"), Screen.plain(one.at("/request/cwd").asText("-")),
                            RelativeTime.since(one.path("createdAtMs").asLong()), Screen.plain(one.at("/request/command").asText()))));
            if (rows.isEmpty()) {
                screen.line("No command waits for approval.");
                return;
            }
            screen.table(List.of("ID", "AGENT", "HOST", "FOLDER", "ASKED", "COMMAND"), rows);
            screen.line("");
            screen.line("Decide with: openclaw approvals approve ID, or openclaw approvals deny ID");
        }
    }

    /** {@code openclaw approvals approve}. */
    @picocli.CommandLine.Command(name = "approve", description = "Let a command run.", footer = {"", "Examples:",
            "  openclaw approvals approve 3f0c9d1e-…", "  openclaw approvals approve 3f0c9d1e-… --always"})
    static final class Approve extends ApprovalDecisionCommand {
        @Parameters(paramLabel = "ID", description = "the request, as openclaw approvals pending shows it")
        private String id = "";

        @Option(names = "--always", description = "and its programs from now on without being asked")
        private boolean always;

        @Override
        void run(GatewayClient gateway) {
            decide(gateway, id, always ? "allow-always" : "allow-once", always ? "It runs, from now on unasked." : "It runs this once.");
        }
    }

    /** {@code openclaw approvals deny}. */
    @picocli.CommandLine.Command(name = "deny", description = "Refuse a command.", footer = {"", "Example:",
            "  openclaw approvals deny 3f0c9d1e-…"})
    static final class Deny extends ApprovalDecisionCommand {
        @Parameters(paramLabel = "ID", description = "the request, as openclaw approvals pending shows it")
        private String id = "";

        @Override
        void run(GatewayClient gateway) { decide(gateway, id, "deny", "It does not run."); }
    }
}
