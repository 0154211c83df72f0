package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** {@code openclaw channels status}. */
@picocli.CommandLine.Command(name = "status", description = "Show every account of every channel.", footer = {"", "Examples:",
        "  openclaw channels status", "  openclaw channels status --probe --json"})
final class ChannelsStatusCommand extends Command {
    @Option(names = "--probe", description = "ask every platform whether the account works")
    private boolean probe;

    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        ObjectNode params = Json.object().put("probe", probe).put("timeoutMs", timeoutMs());
        JsonNode status = gateway.request("channels.status", params, timeoutMs(10_000) + 5000);
        if (options.json()) {
            screen.line(Json.pretty(status));
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        status.path("channelAccounts").properties()
                .forEach(channel -> channel.getValue().forEach(account -> rows.add(row(channel.getKey(), account))));
        if (rows.isEmpty())
            screen.line(
                    "No channel is configured. Add one to openclaw.json, such as channels.telegram { botToken: \"…\", allowFrom: [\"…\"] }.");
        else
            screen.table(List.of("CHANNEL", "ACCOUNT", "STATE", "PROBLEM"), rows);
    }

    private List<String> row(String channel, JsonNode account) {
        boolean running = account.path("running").asBoolean();
        String state = running ? screen.good("running") : account.path("configured").asBoolean() ? "stopped" : screen.bad("not configured");
        String error = account.at("/probe/error").isTextual() ? account.at("/probe/error").asText() : account.path("lastError").asText("");
        return List.of(channel, account.path("accountId").asText(), state, error.equals("null") ? "" : error);
    }
}
