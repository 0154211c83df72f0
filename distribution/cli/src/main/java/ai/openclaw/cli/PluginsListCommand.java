package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** {@code openclaw plugins list}. */
@picocli.CommandLine.Command(name = "list", description = "Show the bundles that are deployed and what they offer.", footer = {"",
        "Example:", "  openclaw plugins list --json"})
final class PluginsListCommand extends Command {
    @Override
    String scope() { return READ; }

    @Override
    void run(GatewayClient gateway) {
        JsonNode answer = ask(gateway, "plugins.list", Json.object());
        if (options.json())
            return;
        List<List<String>> rows = new ArrayList<>();
        answer.path("plugins").forEach(plugin -> rows.add(List.of(plugin.path("id").asText(), plugin.path("version").asText(),
                state(plugin), plugin.path("builtIn").asBoolean() ? "built in" : "installed", offers(plugin))));
        screen.table(List.of("PLUGIN", "VERSION", "STATE", "ORIGIN", "OFFERS"), rows);
    }

    private String state(JsonNode plugin) {
        String state = plugin.path("state").asText();
        return state.equals("active") ? screen.good(state) : state.equals("failed") ? screen.bad(state) : state;
    }

    private static String offers(JsonNode plugin) {
        if (plugin.hasNonNull("problem"))
            return plugin.path("problem").asText();
        List<String> offers = new ArrayList<>();
        plugin.path("provides").forEach(offer -> offers.add(offer.asText()));
        return String.join(" ", offers);
    }
}
