package ai.openclaw.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The commands of {@code openclaw system}. */
final class SystemCommand {
    private SystemCommand() {}

    /** {@code openclaw system event}. */
    @picocli.CommandLine.Command(name = "event", description = "Tell the main session's agent something.", footer = {"", "Examples:",
            "  openclaw system event --text \"The backup is done\"", "  openclaw system event --text \"The door rings\" --mode now"})
    static final class Event extends Command {
        @Option(names = "--text", required = true, paramLabel = "TEXT", description = "what to tell")
        private String text = "";

        @Option(names = "--mode", paramLabel = "MODE", defaultValue = "next-heartbeat", description = "now, or next-heartbeat if not given")
        private String mode = "next-heartbeat";

        @Override
        String scope() { return WRITE; }

        @Override
        void run(GatewayClient gateway) {
            if (!mode.equals("now") && !mode.equals("next-heartbeat"))
                throw new CliException("--mode " + mode + " is neither now nor next-heartbeat", CliException.USAGE);
            ask(gateway, "wake", Json.object().put("mode", mode).put("text", text));
            if (!options.json())
                screen.line(mode.equals("now") ? "The agent is told now." : "The agent is told at its next heartbeat.");
        }
    }

    /** {@code openclaw system presence}. */
    @picocli.CommandLine.Command(name = "presence", description = "Show who is or was connected.", footer = {"", "Example:",
            "  openclaw system presence --json"})
    static final class Presence extends Command {
        @Override
        String scope() { return READ; }

        @Override
        void run(GatewayClient gateway) {
            JsonNode answer = ask(gateway, "system-presence", Json.object());
            if (options.json())
                return;
            List<List<String>> rows = new ArrayList<>();
            answer.forEach(entry -> rows.add(List.of(entry.path("host").asText(""), entry.path("mode").asText(""),
                    entry.path("reason").asText(""), RelativeTime.since(entry.path("ts").asLong()), entry.path("text").asText(""))));
            screen.table(List.of("HOST", "MODE", "STATE", "SEEN", "TEXT"), rows);
        }
    }

    /** {@code openclaw system heartbeat last}. */
    @picocli.CommandLine.Command(name = "last", description = "Show how the last heartbeat went.")
    static final class LastHeartbeat extends Command {
        @Override
        String scope() { return READ; }

        @Override
        void run(GatewayClient gateway) {
            JsonNode beat = ask(gateway, "last-heartbeat", Json.object());
            if (options.json())
                return;
            if (beat.isNull() || beat.isMissingNode())
                screen.line("There was no heartbeat yet.");
            else
                screen.line(RelativeTime.since(beat.path("ts").asLong()) + ": " + beat.path("status").asText() + " ("
                        + beat.path("reason").asText() + ")" + (beat.hasNonNull("preview") ? " " + beat.path("preview").asText() : ""));
        }
    }

    /** Switches heartbeats. */
    abstract static class Switch extends Command {
        abstract boolean on();

        @Override
        String scope() { return ADMIN; }

        @Override
        void run(GatewayClient gateway) {
            ask(gateway, "set-heartbeats", Json.object().put("enabled", on()));
            if (!options.json())
                screen.line(on() ? "Heartbeats are on." : "Heartbeats are off until the gateway starts again.");
        }
    }

    /** {@code openclaw system heartbeat enable}. */
    @picocli.CommandLine.Command(name = "enable", description = "Switch heartbeats on.")
    static final class Enable extends Switch {
        @Override
        boolean on() { return true; }
    }

    /** {@code openclaw system heartbeat disable}. */
    @picocli.CommandLine.Command(name = "disable", description = "Switch heartbeats off.")
    static final class Disable extends Switch {
        @Override
        boolean on() { return false; }
    }
}
