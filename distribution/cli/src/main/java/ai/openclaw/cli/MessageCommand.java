package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** {@code openclaw message send}. */
@picocli.CommandLine.Command(name = "send", description = "Send a message through a channel.", footer = {"", "Example:",
        "  openclaw message send --channel telegram --to 123456789 --message \"Dinner is ready\""})
final class MessageCommand extends Command {
    @Option(names = {"-t", "--to", "--target"}, required = true, paramLabel = "ID", description = "the platform's id of the conversation")
    private String to = "";

    @Option(names = {"-m", "--message"}, required = true, paramLabel = "TEXT", description = "what to send")
    private String message = "";

    @Option(names = "--channel", paramLabel = "NAME", description = "the channel; not needed when there is just one")
    private Optional<String> channel = Optional.empty();

    @Option(names = "--account", paramLabel = "ID", description = "the account of the channel")
    private Optional<String> account = Optional.empty();

    @Option(names = "--thread-id", paramLabel = "ID", description = "the thread or topic")
    private Optional<String> thread = Optional.empty();

    @Override
    String scope() { return WRITE; }

    @Override
    void run(GatewayClient gateway) {
        ObjectNode params = Json.object().put("to", to).put("message", message).put("idempotencyKey", UUID.randomUUID().toString());
        channel.ifPresent(name -> params.put("channel", name));
        account.ifPresent(id -> params.put("accountId", id));
        thread.ifPresent(id -> params.put("threadId", id));
        JsonNode sent = gateway.request("send", params, timeoutMs(60_000));
        screen.line(options.json()
                ? Json.pretty(sent)
                : "Sent through " + sent.path("channel").asText() + " (message " + sent.path("messageId").asText() + ").");
    }
}
