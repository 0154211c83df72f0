package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code openclaw nodes run}: the node says what it would run, an operator agrees where the node's settings ask for it, the node runs it
 * (contract section 13).
 */
@picocli.CommandLine.Command(name = "run", description = "Run a command on a node, once somebody agreed to it.", footer = {"", "Examples:",
        "  openclaw nodes run --node desk -- uname -a", "  openclaw nodes run --node desk --raw \"ls | wc -l\""})
final class NodeRunCommand extends NodeCommand {
    private static final int DECISION_MS = 120_000;
    private static final int GRACE_MS = 5000;

    @Parameters(paramLabel = "COMMAND", arity = "0..*", description = "the command and its arguments, after --")
    private List<String> words = List.of();

    @Option(names = "--raw", paramLabel = "TEXT", description = "a line for the node's shell instead")
    private Optional<String> raw = Optional.empty();

    @Option(names = "--cwd", paramLabel = "FOLDER", description = "where on the node to run it")
    private Optional<String> folder = Optional.empty();

    @Option(names = "--agent", paramLabel = "ID", defaultValue = "main", description = "on behalf of which agent")
    private String agent = "main";

    @Option(names = "--command-timeout", paramLabel = "MS", defaultValue = "30000", description = "how long it may run")
    private int commandTimeout = 30_000;

    /** Reading a node's approvals takes it. */
    @Override
    String scope() { return ADMIN; }

    @Override
    public Integer call() {
        if (words.isEmpty() == raw.isEmpty())
            throw new CliException("Give either a command after -- or --raw TEXT", CliException.USAGE);
        return super.call();
    }

    @Override
    void run(GatewayClient gateway) {
        JsonNode node = node(gateway);
        String nodeId = node.path("nodeId").asText();
        ObjectNode plan = plan(gateway, nodeId, node.path("platform").asText(""));
        JsonNode approvals = approvals(gateway, "exec.approvals.node.get", Json.object().put("nodeId", nodeId), timeoutMs());
        Rules rules = Rules.of(approvals.path("file"), agent);
        if (rules.security().equals("deny"))
            throw new CliException("The node denies every command; change it with: openclaw approvals set --node " + nodeId);
        ObjectNode run = parameters(plan);
        if (!rules.ask().equals("off"))
            approve(gateway, nodeId, plan, rules, run);
        finish(invoke(gateway, nodeId, "system.run", run, UUID.randomUUID().toString(), commandTimeout + GRACE_MS));
    }

    /** How careful a node is with an agent's commands. */
    private record Rules(String security, String ask) {
        static Rules of(JsonNode file, String agent) {
            JsonNode own = file.path("agents").path(agent);
            JsonNode usual = file.path("defaults");
            return new Rules(own.path("security").asText(usual.path("security").asText("allowlist")),
                    own.path("ask").asText(usual.path("ask").asText("on-miss")));
        }
    }

    private ObjectNode plan(GatewayClient gateway, String nodeId, String platform) {
        ObjectNode wish = Json.object().put("agentId", agent);
        ArrayNode command = wish.putArray("command");
        words.forEach(command::add);
        raw.ifPresent(line -> {
            boolean windows = platform.toLowerCase(java.util.Locale.ROOT).startsWith("win");
            List.of(windows ? "cmd.exe" : "/bin/sh", windows ? "/c" : "-lc", line).forEach(command::add);
            wish.put("rawCommand", line);
        });
        folder.ifPresent(path -> wish.put("cwd", path));
        JsonNode plan = invoke(gateway, nodeId, "system.run.prepare", wish).at("/payload/plan");
        if (plan instanceof ObjectNode whole && whole.path("argv").isArray())
            return whole;
        throw new CliException("The node did not say what it would run; update it.");
    }

    private static JsonNode approvals(GatewayClient gateway, String method, ObjectNode params, int patienceMs) {
        try {
            return gateway.request(method, params, patienceMs);
        } catch (CliException e) {
            if (String.valueOf(e.getMessage()).startsWith("unknown method"))
                throw new CliException(
                        "This gateway keeps no exec approvals yet, so it runs no commands on nodes (" + method + " is missing).");
            throw e;
        }
    }

    private ObjectNode parameters(JsonNode plan) {
        ObjectNode run = Json.object().put("agentId", agent).put("timeoutMs", commandTimeout);
        run.set("command", plan.path("argv"));
        run.put("rawCommand", plan.path("commandText").asText(plan.path("rawCommand").asText("")));
        if (plan.hasNonNull("cwd"))
            run.put("cwd", plan.path("cwd").asText());
        if (plan.hasNonNull("sessionKey"))
            run.put("sessionKey", plan.path("sessionKey").asText());
        return run;
    }

    private void approve(GatewayClient gateway, String nodeId, ObjectNode plan, Rules rules, ObjectNode run) {
        String id = UUID.randomUUID().toString();
        ObjectNode wish = Json.object().put("id", id).put("command", run.path("rawCommand").asText()).put("nodeId", nodeId)
                .put("host", "node").put("security", rules.security()).put("ask", rules.ask()).put("agentId", agent)
                .put("timeoutMs", DECISION_MS);
        wish.set("cwd", plan.path("cwd"));
        wish.set("systemRunPlan", plan);
        JsonNode decision;
        try (Progress _ = screen.progress("Waiting for somebody to approve it")) {
            decision = approvals(gateway, "exec.approval.request", wish, DECISION_MS + GRACE_MS).path("decision");
        }
        String word = decision.asText("");
        if (!word.startsWith("allow-"))
            throw new CliException(decision.isNull() ? "Nobody approved the command in time." : "The command was denied.");
        run.put("approved", true).put("approvalDecision", word).put("runId", id);
    }

    /** Prints what the command printed, and ends as it ended. */
    private void finish(JsonNode answer) {
        JsonNode result = answer.path("payload");
        if (options.json()) {
            screen.line(Json.pretty(answer));
        } else {
            screen.part(result.path("stdout").asText(""));
            screen.part(result.path("stderr").asText(""));
        }
        int exit = result.path("exitCode").asInt(result.path("success").asBoolean() ? 0 : CliException.FAILED);
        if (result.path("timedOut").asBoolean())
            throw new CliException("The command did not end within " + commandTimeout + " ms; --command-timeout MS waits longer");
        if (exit != 0)
            throw new CliException(result.path("error").asText("The command ended with exit code " + exit + "."), exit);
    }
}
