package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code openclaw sessions}: by the gateway's word when it runs, else by its files. */
@picocli.CommandLine.Command(name = "sessions", description = "Show the conversations of all agents, or clean them up.", subcommands = SessionsCleanupCommand.class, footer = {
        "", "Examples:", "  openclaw sessions", "  openclaw sessions --active 60 --json", "  openclaw sessions cleanup --dry-run"})
final class SessionsCommand extends Command {
    @Option(names = "--active", paramLabel = "MIN", description = "only those used in the last so many minutes")
    private Optional<Integer> active = Optional.empty();

    @Option(names = "--agent", paramLabel = "ID", description = "only those of this agent")
    private Optional<String> agent = Optional.empty();

    @Option(names = "--limit", paramLabel = "N", description = "at most so many")
    private Optional<Integer> limit = Optional.empty();

    @Override
    String scope() { return READ; }

    @Override
    public Integer call() {
        positive("--active", active);
        positive("--limit", limit);
        try {
            return super.call();
        } catch (CliException e) {
            if (!e.noGateway() || options.url().isPresent())
                throw e;
            show(SessionFiles.read(stateDir(), agent, active, limit));
            return 0;
        }
    }

    private static void positive(String option, Optional<Integer> value) {
        value.filter(number -> number < 1).ifPresent(number -> {
            throw new CliException(option + " " + number + " is too small; give 1 or more", CliException.USAGE);
        });
    }

    @Override
    void run(GatewayClient gateway) {
        ObjectNode params = Json.object();
        active.ifPresent(minutes -> params.put("activeMinutes", minutes));
        agent.ifPresent(id -> params.put("agentId", id));
        limit.ifPresent(count -> params.put("limit", count));
        show(gateway.request("sessions.list", params, timeoutMs()));
    }

    private void show(JsonNode list) {
        if (options.json()) {
            screen.line(Json.pretty(list));
            return;
        }
        long now = list.path("ts").asLong(System.currentTimeMillis());
        List<List<String>> rows = new ArrayList<>();
        list.path("sessions").forEach(session -> rows.add(row(session, now)));
        if (rows.isEmpty())
            screen.line("No sessions. One begins with the first message, such as: openclaw agent --agent main -m \"Hello\"");
        else
            screen.table(List.of("SESSION", "LABEL", "LAST USED", "MODEL", "TOKENS"), rows);
    }

    private static List<String> row(JsonNode session, long now) {
        long used = session.path("totalTokens").asLong();
        long window = session.path("contextTokens").asLong();
        String tokens = window == 0 ? Long.toString(used) : used + " of " + window + " (" + used * 100 / window + "%)";
        return List.of(Screen.plain(session.path("key").asText()), Screen.plain(session.path("label").asText("")),
                RelativeTime.ago(now - session.path("updatedAt").asLong()), Screen.plain(session.path("model").asText("")), tokens);
    }
}
