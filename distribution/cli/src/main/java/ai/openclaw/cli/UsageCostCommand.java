package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Option;

/** {@code openclaw gateway usage-cost}. */
@picocli.CommandLine.Command(name = "usage-cost", description = "Show tokens and cost by day.", footer = {"", "Examples:",
        "  openclaw gateway usage-cost", "  openclaw gateway usage-cost --days 7 --json"})
final class UsageCostCommand extends Command {
    @Option(names = "--days", paramLabel = "N", defaultValue = "30", description = "how many days back, 30 unless given")
    private int days = 30;

    @Override
    String scope() { return READ; }

    @Override
    public Integer call() {
        if (days < 1)
            throw new CliException("--days " + days + " is too small; give 1 or more", CliException.USAGE);
        return super.call();
    }

    @Override
    void run(GatewayClient gateway) {
        JsonNode cost = ask(gateway, "usage.cost", Json.object().put("days", days));
        if (options.json())
            return;
        List<List<String>> rows = new ArrayList<>();
        cost.path("daily").forEach(day -> rows.add(row(day.path("date").asText(), day)));
        if (rows.isEmpty()) {
            screen.line("Nothing was spent in the last " + days + " days.");
            return;
        }
        rows.add(row("total", cost.path("totals")));
        screen.table(List.of("DAY", "INPUT", "OUTPUT", "CACHED", "TOKENS", "COST"), rows);
        int missing = cost.at("/totals/missingCostEntries").asInt();
        if (missing > 0)
            screen.line(missing + " answers have no price; set models.providers.<provider>.models[].cost to count them.");
    }

    private static List<String> row(String name, JsonNode totals) {
        return List.of(name, count(totals, "input"), count(totals, "output"), count(totals, "cacheRead"), count(totals, "totalTokens"),
                String.format(Locale.ROOT, "$%.4f", totals.path("totalCost").asDouble()));
    }

    private static String count(JsonNode totals, String name) { return Long.toString(totals.path(name).asLong()); }
}
