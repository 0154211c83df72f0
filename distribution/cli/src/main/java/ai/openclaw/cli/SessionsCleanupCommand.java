package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** {@code openclaw sessions cleanup}. */
@picocli.CommandLine.Command(name = "cleanup", description = "Put away conversations that nobody comes back to, by session.maintenance.", footer = {
        "", "The gateway does this by itself every hour. Transcripts of what is put away are kept for as long as",
        "session.maintenance.resetArchiveRetention says, unless there is no room.", "", "Examples:",
        "  openclaw sessions cleanup --dry-run              what is due",
        "  openclaw sessions cleanup --enforce              do it, whatever session.maintenance.mode says",
        "  openclaw sessions cleanup --agent work --json"})
final class SessionsCleanupCommand extends Command {
    @Option(names = "--dry-run", description = "only show what would be removed")
    private boolean dryRun;

    @Option(names = "--enforce", description = "remove what is due even if session.maintenance.mode is warn")
    private boolean enforce;

    @Option(names = "--agent", paramLabel = "ID", description = "only conversations of this agent")
    private Optional<String> agent = Optional.empty();

    @Override
    String scope() { return ADMIN; }

    @Override
    void run(GatewayClient gateway) {
        ObjectNode params = Json.object();
        agent.ifPresent(id -> params.put("agentId", id));
        if (dryRun)
            params.put("dryRun", true);
        if (enforce)
            params.put("enforce", true);
        JsonNode answer = change(gateway, "Looking at the sessions", "sessions.cleanup", params);
        if (options.json())
            screen.line(Json.pretty(answer));
        else
            show(answer.path("agents"));
    }

    private void show(JsonNode agents) {
        List<List<String>> rows = new ArrayList<>();
        agents.forEach(one -> rows
                .add(List.of(Screen.plain(one.path("agentId").asText()), count(one, "single"), count(one, "age"), count(one, "count"),
                        count(one, "disk"), count(one, "archives"), count(one, "bytes"), count(one, "kept"), count(one, "due"))));
        screen.table(List.of("AGENT", "SINGLE", "AGE", "COUNT", "DISK", "ARCHIVES", "BYTES", "KEPT", "DUE"), rows);
        if (dryRun)
            screen.line("Nothing was removed; this is what would be.");
        boolean waits = false;
        for (JsonNode one : agents)
            waits |= one.path("mode").asText().equals("warn") && one.path("due").asInt() > 0;
        if (waits)
            screen.line("What is due stays, since session.maintenance.mode is warn. Remove it with: openclaw sessions cleanup --enforce");
    }

    private static String count(JsonNode one, String name) { return Long.toString(one.path(name).asLong()); }
}
