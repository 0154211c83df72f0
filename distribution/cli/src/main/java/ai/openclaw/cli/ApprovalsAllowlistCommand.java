package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The commands about the patterns of one agent. */
abstract class ApprovalsAllowlistCommand extends ApprovalsFileCommand {
    @Option(names = "--agent", paramLabel = "ID", description = "the agent; main unless given, * for all")
    private String agent = "main";

    /** The file as it was read, and the patterns of the agent in it, ready to be changed. */
    record Opened(JsonNode answer, ObjectNode file, ArrayNode patterns) {}

    Opened open(GatewayClient gateway) {
        JsonNode answer = read(gateway);
        ObjectNode file = answer.path("file").isObject() ? answer.path("file").deepCopy() : Json.object();
        if (!file.has("version"))
            file.put("version", 1);
        return new Opened(answer, file, file.withObjectProperty("agents").withObjectProperty(agent).withArrayProperty("allowlist"));
    }

    String agent() { return agent; }

    static String pattern(JsonNode entry) { return entry.path("pattern").asText(entry.asText()); }

    /** {@code openclaw approvals allowlist add}. */
    @picocli.CommandLine.Command(name = "add", description = "Let an agent run a program.", footer = {"", "Examples:",
            "  openclaw approvals allowlist add /usr/bin/rg", "  openclaw approvals allowlist add '~/bin/*' --agent work --for 8h"})
    static final class Add extends ApprovalsAllowlistCommand {
        private static final Pattern TIME = Pattern.compile("(\\d{1,6})([mhd])");

        @Parameters(paramLabel = "PATTERN", description = "the path of the program; * and ? stay in a folder, ** does not")
        private String pattern = "";

        @Option(names = "--for", paramLabel = "TIME", description = "for how long, such as 30m, 8h or 7d; else for good")
        private Optional<String> lasts = Optional.empty();

        @Override
        void run(GatewayClient gateway) {
            if (!pattern.startsWith("/") && !pattern.startsWith("~/"))
                throw new CliException("\"" + pattern + "\" is no path; give the whole one, such as /usr/bin/rg (command -v rg shows it).",
                        CliException.USAGE);
            Optional<Duration> time = lasts.map(Add::duration);
            Opened opened = open(gateway);
            for (int at = opened.patterns().size() - 1; at >= 0; at--)
                if (pattern(opened.patterns().get(at)).equals(pattern))
                    opened.patterns().remove(at);
            ObjectNode entry = opened.patterns().addObject().put("pattern", pattern);
            time.ifPresent(duration -> entry.put("expiresAtMs", Instant.now().plus(duration).toEpochMilli()));
            JsonNode after = write(gateway, opened.answer(), opened.file());
            screen.line(options.json()
                    ? Json.pretty(after)
                    : "Agent " + agent() + " may run " + pattern + lasts.map(text -> " for " + text).orElse("") + ".");
        }

        private static Duration duration(String text) {
            Matcher matcher = TIME.matcher(text.strip());
            if (!matcher.matches() || Long.parseLong(matcher.group(1)) == 0)
                throw new CliException("--for " + text + " is no time; write it as 30m, 8h or 7d.", CliException.USAGE);
            long count = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "m" -> Duration.ofMinutes(count);
                case "h" -> Duration.ofHours(count);
                default -> Duration.ofDays(count);
            };
        }
    }

    /** {@code openclaw approvals allowlist remove}. */
    @picocli.CommandLine.Command(name = "remove", description = "Take a pattern away from an agent.", footer = {"", "Example:",
            "  openclaw approvals allowlist remove /usr/bin/rg"})
    static final class Remove extends ApprovalsAllowlistCommand {
        @Parameters(paramLabel = "PATTERN", description = "the pattern or its id, as openclaw approvals allowlist list shows it")
        private String pattern = "";

        @Override
        void run(GatewayClient gateway) {
            Opened opened = open(gateway);
            boolean found = false;
            for (int at = opened.patterns().size() - 1; at >= 0; at--) {
                JsonNode entry = opened.patterns().get(at);
                if (pattern(entry).equals(pattern) || entry.path("id").asText().equals(pattern)) {
                    opened.patterns().remove(at);
                    found = true;
                }
            }
            if (!found)
                throw new CliException("Agent " + agent() + " has no pattern \"" + pattern + "\"; those that there are: "
                        + "openclaw approvals allowlist list");
            JsonNode after = write(gateway, opened.answer(), opened.file());
            screen.line(options.json() ? Json.pretty(after) : "Agent " + agent() + " may no longer run " + pattern + " unasked.");
        }
    }

    /** {@code openclaw approvals allowlist list}. */
    @picocli.CommandLine.Command(name = "list", description = "Show the patterns of all agents.", footer = {"", "Example:",
            "  openclaw approvals allowlist list --json"})
    static final class Patterns extends ApprovalsFileCommand {
        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = read(gateway);
            if (options.json())
                screen.line(Json.pretty(answer.at("/file/agents")));
            else
                patterns(answer);
        }
    }
}
