package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import picocli.CommandLine.Option;

/** The commands about one node. */
abstract class NodeCommand extends Command {
    private static final int GRACE_MS = 5000;
    private static final int PATIENCE_MS = 15_000;

    @Option(names = "--node", required = true, paramLabel = "NODE", description = "its name, id, the beginning of the id, or address")
    private String node = "";

    @Option(names = "--invoke-timeout", paramLabel = "MS", description = "how long the node may take; 15000 unless given")
    private Optional<Integer> invokeTimeout = Optional.empty();

    @Override
    String scope() { return WRITE; }

    int patienceMs() { return invokeTimeout.orElse(PATIENCE_MS); }

    /** The node that is meant, as in {@code node.list}. */
    JsonNode node(GatewayClient gateway) {
        return NodePick.of(gateway.request("node.list", Json.object(), timeoutMs()), node);
    }

    /** Asks a node for a command and returns the gateway's answer. */
    JsonNode invoke(GatewayClient gateway, String nodeId, String command, JsonNode params) {
        return invoke(gateway, nodeId, command, params, UUID.randomUUID().toString(), patienceMs());
    }

    static JsonNode invoke(GatewayClient gateway, String nodeId, String command, JsonNode params, String key, int patienceMs) {
        ObjectNode request = Json.object().put("nodeId", nodeId).put("command", command).put("timeoutMs", patienceMs).put("idempotencyKey",
                key);
        request.set("params", params);
        return gateway.request("node.invoke", request, patienceMs + GRACE_MS);
    }

    /** Says that a command was done; as JSON the whole answer. */
    void done(JsonNode answer, String words) {
        screen.line(options.json() ? Json.pretty(answer) : words);
    }

    /** {@code openclaw nodes describe}. */
    @picocli.CommandLine.Command(name = "describe", description = "Show what a node is and can do.", footer = {"", "Example:",
            "  openclaw nodes describe --node \"My phone\""})
    static final class Describe extends NodeCommand {
        @Override
        String scope() { return READ; }

        @Override
        void run(GatewayClient gateway) {
            JsonNode node = ask(gateway, "node.describe", Json.object().put("nodeId", node(gateway).path("nodeId").asText()));
            if (options.json())
                return;
            boolean here = node.path("connected").asBoolean();
            List<List<String>> rows = new ArrayList<>();
            for (String key : new String[]{"displayName", "nodeId", "platform", "version", "deviceFamily", "modelIdentifier", "remoteIp"})
                if (node.hasNonNull(key))
                    rows.add(List.of(key, node.path(key).asText()));
            rows.add(List.of("connected", here ? screen.good(RelativeTime.since(node.path("connectedAtMs").asLong())) : "no"));
            rows.add(List.of("caps", words(node.path("caps"))));
            rows.add(List.of("commands", words(node.path("commands"))));
            screen.table(List.of("WHAT", "VALUE"), rows);
        }

        private static String words(JsonNode list) {
            List<String> words = new ArrayList<>();
            list.forEach(word -> words.add(word.asText()));
            return String.join(" ", words);
        }
    }

    /** {@code openclaw nodes rename}. */
    @picocli.CommandLine.Command(name = "rename", description = "Give a node a name of your own.", footer = {"", "Example:",
            "  openclaw nodes rename --node 3f0c9d1e --name \"Kitchen tablet\""})
    static final class Rename extends NodeCommand {
        @Option(names = "--name", required = true, paramLabel = "TEXT", description = "the name")
        private String name = "";

        /** The list takes the right to read, the change that to pair. */
        @Override
        String scope() { return ADMIN; }

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object().put("nodeId", node(gateway).path("nodeId").asText()).put("displayName", name);
            JsonNode answer = ask(gateway, "node.rename", params);
            if (!options.json())
                screen.line("The node is called " + answer.path("displayName").asText() + " now.");
        }
    }

    /** {@code openclaw nodes invoke}. */
    @picocli.CommandLine.Command(name = "invoke", description = "Ask a node for a command.", footer = {"", "Example:",
            "  openclaw nodes invoke --node \"My phone\" --command location.get --params '{\"maxAgeMs\":60000}'"})
    static final class Invoke extends NodeCommand {
        @Option(names = "--command", required = true, paramLabel = "NAME", description = "the command, such as location.get")
        private String command = "";

        @Option(names = "--params", paramLabel = "JSON", defaultValue = "{}", description = "its parameters")
        private String params = "{}";

        @Option(names = "--idempotency-key", paramLabel = "TEXT", description = "the same key a second time gets the first answer")
        private Optional<String> key = Optional.empty();

        @Override
        public Integer call() {
            if (command.equals("system.run") || command.equals("system.run.prepare"))
                throw new CliException("Run commands with: openclaw nodes run --node NODE -- COMMAND", CliException.USAGE);
            Json.parse(params, "--params");
            return super.call();
        }

        @Override
        void run(GatewayClient gateway) {
            String nodeId = node(gateway).path("nodeId").asText();
            JsonNode answer = invoke(gateway, nodeId, command, Json.parse(params, "--params"),
                    key.orElseGet(() -> UUID.randomUUID().toString()), patienceMs());
            done(answer, answer.path("payload").isMissingNode() ? "Done." : Json.pretty(answer.path("payload")));
        }
    }

    /** {@code openclaw nodes notify}. */
    @picocli.CommandLine.Command(name = "notify", description = "Show a notification on a node.", footer = {"", "Example:",
            "  openclaw nodes notify --node \"My phone\" --title Tea --body \"is ready\""})
    static final class Notify extends NodeCommand {
        @Option(names = "--title", paramLabel = "TEXT", description = "the first line")
        private Optional<String> title = Optional.empty();

        @Option(names = "--body", paramLabel = "TEXT", description = "the text")
        private Optional<String> body = Optional.empty();

        @Option(names = "--sound", paramLabel = "NAME", description = "the sound")
        private Optional<String> sound = Optional.empty();

        @Option(names = "--priority", paramLabel = "WORD", description = "passive, active or timeSensitive")
        private Optional<String> priority = Optional.empty();

        @Option(names = "--delivery", paramLabel = "WORD", description = "system, overlay or auto")
        private Optional<String> delivery = Optional.empty();

        @Override
        public Integer call() {
            if (title.isEmpty() && body.isEmpty())
                throw new CliException("A notification needs --title or --body", CliException.USAGE);
            return super.call();
        }

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object();
            title.ifPresent(text -> params.put("title", text));
            body.ifPresent(text -> params.put("body", text));
            sound.ifPresent(name -> params.put("sound", name));
            priority.ifPresent(word -> params.put("priority", word));
            delivery.ifPresent(word -> params.put("delivery", word));
            done(invoke(gateway, node(gateway).path("nodeId").asText(), "system.notify", params), "Shown.");
        }
    }
}
