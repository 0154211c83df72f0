package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The commands about the file that says which commands may run: of the gateway's machine, or of a node. */
abstract class ApprovalsFileCommand extends Command {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.systemDefault());

    @SuppressWarnings("UnusedVariable") // what is meant without --node anyway; people write it
    @Option(names = "--gateway", description = "the file of the gateway's machine, as without --node")
    private boolean here;

    @Option(names = "--node", paramLabel = "NODE", description = "the file of a node: its name, id, the beginning of the id, or address")
    private Optional<String> node = Optional.empty();

    @Override
    String scope() { return ADMIN; }

    /** The file and its hash. */
    JsonNode read(GatewayClient gateway) {
        return gateway.request(node.isPresent() ? "exec.approvals.node.get" : "exec.approvals.get", target(gateway), timeoutMs());
    }

    /** Writes the file that was read and changed; who changed it meanwhile is not overwritten. */
    JsonNode write(GatewayClient gateway, JsonNode before, JsonNode file) {
        ObjectNode params = target(gateway).put("baseHash", before.path("hash").asText());
        params.set("file", file);
        return gateway.request(node.isPresent() ? "exec.approvals.node.set" : "exec.approvals.set", params, timeoutMs());
    }

    private ObjectNode target(GatewayClient gateway) {
        ObjectNode params = Json.object();
        node.ifPresent(name -> params.put("nodeId",
                NodePick.of(gateway.request("node.list", Json.object(), timeoutMs()), name).path("nodeId").asText()));
        return params;
    }

    /** Prints what holds: the settings of every agent, and its patterns. */
    void show(JsonNode answer) {
        if (options.json()) {
            screen.line(Json.pretty(answer));
            return;
        }
        screen.line(answer.path("path").asText() + (answer.path("exists").asBoolean() ? "" : " (not there yet)"));
        screen.line("");
        List<List<String>> rows = new ArrayList<>();
        rows.add(row("all agents", answer.at("/file/defaults")));
        answer.at("/file/agents").properties().forEach(agent -> rows.add(row(agent.getKey(), agent.getValue())));
        screen.table(List.of("AGENT", "SECURITY", "ASK", "FALLBACK", "PATTERNS"), rows);
        patterns(answer);
    }

    private static List<String> row(String name, JsonNode rules) {
        return List.of(Screen.plain(name), rules.path("security").asText("-"), rules.path("ask").asText("-"),
                rules.path("askFallback").asText("-"), Integer.toString(rules.path("allowlist").size()));
    }

    void patterns(JsonNode answer) {
        List<List<String>> rows = new ArrayList<>();
        answer.at("/file/agents").properties().forEach(agent -> agent.getValue().path("allowlist").forEach(entry -> rows
                .add(List.of(Screen.plain(entry.path("pattern").asText(entry.asText())), Screen.plain(agent.getKey()), ends(entry)))));
        if (!rows.isEmpty()) {
            screen.line("");
            screen.table(List.of("PATTERN", "AGENT", "ENDS"), rows);
        }
    }

    private static String ends(JsonNode entry) {
        return entry.hasNonNull("expiresAtMs") ? TIME.format(Instant.ofEpochMilli(entry.path("expiresAtMs").asLong())) : "never";
    }

    /** {@code openclaw approvals get}. */
    @picocli.CommandLine.Command(name = "get", description = "Show which commands may run.", footer = {"", "Examples:",
            "  openclaw approvals get", "  openclaw approvals get --node desk --json"})
    static final class Get extends ApprovalsFileCommand {
        @Override
        void run(GatewayClient gateway) { show(read(gateway)); }
    }

    /** {@code openclaw approvals set}. */
    @picocli.CommandLine.Command(name = "set", description = "Replace the file by another.", footer = {"", "Examples:",
            "  openclaw approvals set --file approvals.json", "  openclaw approvals set --stdin < approvals.json"})
    static final class Set extends ApprovalsFileCommand {
        @Option(names = "--file", paramLabel = "PATH", description = "where the new file is")
        private Optional<Path> file = Optional.empty();

        @Option(names = "--stdin", description = "read it from the standard input")
        private boolean stdin;

        @Override
        void run(GatewayClient gateway) {
            if (stdin == file.isPresent())
                throw new CliException("Give the new file by --file PATH or by --stdin.", CliException.USAGE);
            JsonNode given = Json.parse(text(), file.map(Path::toString).orElse("the standard input"));
            show(write(gateway, read(gateway), given));
        }

        private String text() {
            try {
                return file.isPresent() ? Files.readString(file.get()) : screen.input();
            } catch (IOException e) {
                throw new CliException(file.map(Path::toString).orElse("") + " cannot be read: " + e.getMessage(), CliException.USAGE);
            }
        }
    }
}
