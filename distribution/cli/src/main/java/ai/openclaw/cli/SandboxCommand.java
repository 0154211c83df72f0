package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The commands about sandboxes. */
abstract class SandboxCommand extends Command {
    private static final int PATIENCE_MS = 60_000;

    JsonNode asked(GatewayClient gateway, String method, ObjectNode params) {
        JsonNode answer = gateway.request(method, params, timeoutMs(PATIENCE_MS));
        if (options.json())
            screen.line(Json.pretty(answer));
        return answer;
    }

    static String joined(JsonNode list) {
        List<String> words = new ArrayList<>();
        list.forEach(one -> words.add(Screen.plain(one.asText())));
        return String.join(", ", words);
    }

    /** {@code openclaw sandbox list}. */
    @picocli.CommandLine.Command(name = "list", description = "Show the sandboxes that exist.", footer = {"", "Examples:",
            "  openclaw sandbox list", "  openclaw sandbox list --json"})
    static final class Boxes extends SandboxCommand {
        @Override
        String scope() { return READ; }

        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = asked(gateway, "sandbox.list", Json.object());
            if (options.json())
                return;
            List<List<String>> rows = new ArrayList<>();
            answer.path("sandboxes")
                    .forEach(box -> rows.add(List.of(box.path("name").asText(), box.path("backend").asText(),
                            Screen.plain(box.path("scope").asText()), box.path("running").asBoolean() ? screen.good("running") : "stopped",
                            RelativeTime.since(box.path("createdAtMs").asLong()), RelativeTime.since(box.path("lastUsedAtMs").asLong()))));
            if (rows.isEmpty())
                screen.line("There are no sandboxes; one is made by the first command of a session that needs it.");
            else
                screen.table(List.of("NAME", "BACKEND", "SCOPE", "STATE", "MADE", "LAST USED"), rows);
        }
    }

    /** {@code openclaw sandbox recreate}. */
    @picocli.CommandLine.Command(name = "recreate", description = "Remove sandboxes; their next command makes them anew.", footer = {"",
            "Examples:", "  openclaw sandbox recreate --all", "  openclaw sandbox recreate --agent work --force",
            "  openclaw sandbox recreate --session agent:main:main"})
    static final class Recreate extends SandboxCommand {
        @Option(names = "--all", description = "all of them")
        private boolean all;

        @Option(names = "--session", paramLabel = "KEY", description = "the one that a session uses")
        private Optional<String> session = Optional.empty();

        @Option(names = "--agent", paramLabel = "ID", description = "those of an agent")
        private Optional<String> agent = Optional.empty();

        @Option(names = "--name", paramLabel = "NAME", description = "one by its name, as openclaw sandbox list shows it")
        private Optional<String> name = Optional.empty();

        @Option(names = "--force", description = "those too that commands run in, which end; and ask nothing")
        private boolean force;

        @Override
        String scope() { return ADMIN; }

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object();
            session.ifPresent(value -> params.put("session", value));
            agent.ifPresent(value -> params.put("agent", value));
            name.ifPresent(value -> params.put("name", value));
            if (all)
                params.put("all", true);
            if (params.size() != 1)
                throw new CliException("Say which: one of --all, --session KEY, --agent ID or --name NAME.", CliException.USAGE);
            if (force)
                params.put("force", true);
            else if (screen.terminal() && !options.json()
                    && !screen.confirmed("What is in these sandboxes beside the workspace is lost. Remove them?", false))
                throw new CliException("Nothing was removed.");
            JsonNode answer = asked(gateway, "sandbox.recreate", params);
            if (options.json())
                return;
            screen.line(answer.path("removed").isEmpty() ? "No sandbox was removed." : "Removed: " + joined(answer.path("removed")));
            if (!answer.path("inUse").isEmpty())
                screen.line("Left, for commands run in them (--force ends those): " + joined(answer.path("inUse")));
        }
    }

    /** {@code openclaw sandbox explain}. */
    @picocli.CommandLine.Command(name = "explain", description = "Say where a session's tools work, which it may use, and why.", footer = {
            "", "Examples:", "  openclaw sandbox explain", "  openclaw sandbox explain --agent work",
            "  openclaw sandbox explain --session agent:main:telegram:direct:7 --json"})
    static final class Explain extends SandboxCommand {
        @Option(names = "--session", paramLabel = "KEY", description = "the session; else the agent's main one")
        private Optional<String> session = Optional.empty();

        @Option(names = "--agent", paramLabel = "ID", description = "the agent; else the default one")
        private Optional<String> agent = Optional.empty();

        @Override
        String scope() { return READ; }

        @Override
        void run(GatewayClient gateway) {
            ObjectNode params = Json.object();
            session.ifPresent(value -> params.put("sessionKey", value));
            agent.ifPresent(value -> params.put("agentId", value));
            JsonNode answer = asked(gateway, "sandbox.explain", params);
            if (!options.json())
                new SandboxPage(screen).show(answer);
        }
    }
}
