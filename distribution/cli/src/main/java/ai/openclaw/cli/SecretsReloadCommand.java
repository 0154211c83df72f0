package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;

/** {@code openclaw secrets reload}. */
@picocli.CommandLine.Command(name = "reload", description = {"Let the gateway look all secrets up again.",
        "Where one is not available the values before it stay in force, and the command ends with 1."}, footer = {"", "Example:",
                "  openclaw secrets reload"})
final class SecretsReloadCommand extends Command {
    @Override
    String scope() { return ADMIN; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode answer = change(gateway, "Looking secrets up", "secrets.reload", Json.object());
        int warnings = answer.path("warningCount").asInt();
        if (options.json())
            screen.line(Json.pretty(answer));
        else
            screen.line("Secrets are reloaded."
                    + (warnings == 0 ? "" : " References that nobody uses as things are: " + warnings + "; see openclaw secrets audit"));
    }
}
