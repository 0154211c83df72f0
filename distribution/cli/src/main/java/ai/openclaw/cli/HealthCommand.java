package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import picocli.CommandLine.Option;

/** {@code openclaw health}. */
@picocli.CommandLine.Command(name = "health", description = "Say whether the gateway and its channels work.", footer = {"", "Examples:",
        "  openclaw health", "  openclaw health --verbose --json"})
final class HealthCommand extends Command {
    @Option(names = "--verbose", description = "ask every channel's platform too")
    private boolean verbose;

    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        long started = System.nanoTime();
        ObjectNode params = Json.object();
        if (verbose)
            params.put("probe", true);
        JsonNode health = ask(gateway, "health", params);
        if (options.json())
            return;
        boolean ok = health.path("ok").asBoolean();
        screen.line((ok ? screen.good("Gateway is healthy") : screen.bad("Gateway is not healthy")) + " ("
                + (System.nanoTime() - started) / 1_000_000 + " ms)");
        screen.line("  URL       " + target().url());
        screen.line("  Agent     " + health.path("defaultAgentId").asText());
        screen.line("  Sessions  " + health.at("/sessions/count").asInt());
        health.path("channels").properties().forEach(channel -> channel.getValue().path("accounts").properties().forEach(
                account -> screen.line("  Channel   " + channel.getKey() + "/" + account.getKey() + "  " + state(account.getValue()))));
        health.path("problems").forEach(problem -> screen.line("  Problem   " + screen.bad(problem.asText())));
    }

    private String state(JsonNode account) {
        String error = account.at("/probe/error").asText(account.path("lastError").asText(""));
        if (!error.isEmpty() && !error.equals("null"))
            return screen.bad(error);
        return account.path("running").asBoolean() ? screen.good("running") : "stopped";
    }
}
