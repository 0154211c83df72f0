package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** {@code openclaw agent}. */
@picocli.CommandLine.Command(name = "agent", description = "Let an agent answer a message, and show the answer as it comes.", footer = {"",
        "Examples:", "  openclaw agent --agent main --message \"What can you do?\"",
        "  openclaw agent --session-id 3f0c… --message \"And then?\" --json"})
final class AgentCommand extends Command {
    private static final int GRACE_MS = 30_000;

    @Option(names = {"-m", "--message"}, required = true, paramLabel = "TEXT", description = "what to say")
    private String message = "";

    @Option(names = "--agent", paramLabel = "ID", description = "the main session of this agent")
    private Optional<String> agent = Optional.empty();

    @Option(names = "--session-id", paramLabel = "ID", description = "this session")
    private Optional<String> sessionId = Optional.empty();

    @Option(names = "--session-key", paramLabel = "KEY", description = "the session of this key, such as main")
    private Optional<String> sessionKey = Optional.empty();

    @Option(names = {"-t", "--to"}, paramLabel = "ID", description = "the session with this person")
    private Optional<String> to = Optional.empty();

    @Option(names = "--thinking", paramLabel = "LEVEL", description = "off, minimal, low, medium or high")
    private Optional<String> thinking = Optional.empty();

    private boolean streamed;

    @Override
    String scope() { return WRITE; }

    @Override
    void run(GatewayClient gateway) {
        String runId = UUID.randomUUID().toString();
        int timeoutMs = timeoutMs(600_000);
        ObjectNode params = Json.object().put("message", message).put("idempotencyKey", runId).put("timeout",
                Math.max(1, timeoutMs / 1000));
        agent.ifPresent(id -> params.put("agentId", id));
        sessionId.ifPresent(id -> params.put("sessionId", id));
        sessionKey.ifPresent(key -> params.put("sessionKey", key));
        to.ifPresent(id -> params.put("to", id));
        thinking.ifPresent(level -> params.put("thinking", level));
        JsonNode answer = gateway.request("agent", params, true, timeoutMs + GRACE_MS, event -> show(event, runId));
        if (options.json())
            screen.line(Json.pretty(answer));
        else
            finish(answer);
    }

    /** Shows more of the answer as soon as it arrives. */
    private void show(JsonNode event, String runId) {
        JsonNode payload = event.path("payload");
        if (options.json() || !event.path("event").asText().equals("agent") || !payload.path("runId").asText().equals(runId))
            return;
        if (payload.path("stream").asText().equals("assistant")) {
            screen.part(payload.at("/data/delta").asText());
            streamed = true;
        }
    }

    private void finish(JsonNode answer) {
        if (streamed)
            screen.line("");
        else
            answer.at("/result/payloads").forEach(payload -> screen.line(payload.path("text").asText()));
        if (answer.at("/result/meta/stopReason").asText().equals("error"))
            throw new CliException(streamed ? answer.at("/result/payloads/0/text").asText() : "The model did not answer; see above.");
    }
}
