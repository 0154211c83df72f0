package ai.openclaw.tools.runtime;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What can be done with the commands that an agent has in the background. */
final class ProcessTool {
    static final String DESCRIPTION = "Follows commands that exec left in the background: list, poll, log, write, send-keys, submit, paste, kill, "
            + "clear, remove.";
    static final String KILLED = "process kill";
    private static final int LINES = 200;
    private static final Duration STEP = Duration.ofMillis(50);

    private final CommandSessions commands;
    private final Function<String, ExecSettings> settings;

    ProcessTool(CommandSessions commands, Function<String, ExecSettings> settings) {
        this.commands = commands;
        this.settings = settings;
    }

    ToolResult run(ProcessParams params, ToolCall call) throws InterruptedException {
        try {
            commands.forget(call.agentId(), settings.apply(call.agentId()).cleanupMs());
            if (params.action() == ProcessParams.Action.LIST)
                return list(call);
            RunningCommand command = find(params, call);
            return switch (params.action()) {
                case LIST -> list(call);
                case POLL -> poll(command, Duration.ofMillis(params.timeout().orElse(0)));
                case LOG -> log(command, params);
                case WRITE -> write(command, params.data().orElse(""), params.eof());
                case SEND_KEYS -> write(command, Keys.of(params.keys()), false);
                case SUBMIT -> write(command, command.terminal ? "\r" : "\n", false);
                case PASTE -> write(command, paste(command, params.text().or(params::data).orElse("")), false);
                case KILL -> kill(command);
                case CLEAR -> clear(command);
                case REMOVE -> remove(command);
            };
        } catch (GatewayException e) {
            return ToolResult.failed(e.message());
        }
    }

    private RunningCommand find(ProcessParams params, ToolCall call) {
        String id = params.sessionId()
                .orElseThrow(() -> GatewayException.invalid("sessionId is needed for " + Ground.name(params.action())));
        return commands.find(call.agentId(), id)
                .orElseThrow(() -> GatewayException.invalid("there is no command " + id + " in the background; process list shows them"));
    }

    private ToolResult list(ToolCall call) {
        List<RunningCommand> all = commands.list(call.agentId());
        String text = all.stream()
                .map(command -> command.id + " " + command.status() + " " + command.lastedMs() / 1000 + " s :: " + command.words)
                .collect(Collectors.joining("\n"));
        return new ToolResult(text.isEmpty() ? "No commands in the background." : text, false,
                Map.of("status", "completed", "sessions", all.stream().map(ProcessTool::details).toList()));
    }

    private static Map<String, Object> details(RunningCommand command) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("sessionId", command.id);
        details.put("status", command.status());
        command.pid().ifPresent(pid -> details.put("pid", pid));
        details.put("startedAt", command.startedAt);
        details.put("runtimeMs", command.lastedMs());
        details.put("cwd", command.folder);
        details.put("command", command.line);
        command.ended().ifPresent(end -> {
            details.put("endedAt", end.at());
            end.code().ifPresent(code -> details.put("exitCode", code));
        });
        return details;
    }

    private static ToolResult poll(RunningCommand command, Duration atMost) throws InterruptedException {
        long deadline = System.nanoTime() + atMost.toNanos();
        command.watchers.incrementAndGet();
        try {
            while (command.running() && !command.output.hasNew() && System.nanoTime() < deadline)
                command.awaitEnd(STEP);
            if (command.running() && atMost.isPositive())
                command.awaitEnd(STEP); // what is printed at once is told at once
        } finally {
            command.watchers.decrementAndGet();
        }
        boolean running = command.running();
        String fresh = PlainText.cut(command.output.drain()).stripTrailing();
        String how = running ? "Still running." : ended(command);
        return about(command, (fresh.isEmpty() ? "(no new output)" : fresh) + "\n\n" + how);
    }

    private static String ended(RunningCommand command) {
        String how = ExecAnswer.how(command);
        return how.isEmpty() ? "Process exited with code 0." : how + ".";
    }

    private static ToolResult log(RunningCommand command, ProcessParams params) {
        String[] lines = command.output.text().split("\n", -1);
        int count = lines.length > 0 && lines[lines.length - 1].isEmpty() ? lines.length - 1 : lines.length;
        int limit = params.limit().orElse(LINES);
        int from = Math.min(count, params.offset().orElse(Math.max(0, count - limit)));
        int to = (int) Math.min(count, (long) from + limit);
        String part = String.join("\n", List.of(lines).subList(from, to));
        String note = "[lines " + (from + 1) + " to " + to + " of " + count + (to < count ? "; go on with offset " + to : "") + "]";
        return about(command, count == 0 ? "(no output)" : PlainText.cut(part) + "\n\n" + note);
    }

    private static ToolResult write(RunningCommand command, String data, boolean eof) throws InterruptedException {
        if (!command.running())
            throw GatewayException.invalid(command.id + " is over; it takes no input");
        String all = eof && command.terminal ? data + "\u0004" : data;
        command.input().write(all.getBytes(StandardCharsets.UTF_8), eof && !command.terminal);
        return about(command, "Wrote " + data.getBytes(StandardCharsets.UTF_8).length + " bytes to " + command.id
                + (eof ? " and closed its standard input." : "."));
    }

    private static String paste(RunningCommand command, String text) { return command.terminal ? Keys.pasted(text) : text; }

    private static ToolResult kill(RunningCommand command) throws InterruptedException {
        if (!command.running())
            return about(command, command.id + " is over already. " + ended(command));
        command.end(KILLED);
        boolean over = command.awaitEnd(RunningCommand.GRACE.multipliedBy(3));
        return about(command, over ? "Killed " + command.id + " and all that it started." : command.id + " does not end.");
    }

    private ToolResult clear(RunningCommand command) {
        if (command.running())
            throw GatewayException.invalid(command.id + " still runs; kill it first, or use remove");
        commands.remove(command);
        return ToolResult.of("Cleared " + command.id + ".");
    }

    private ToolResult remove(RunningCommand command) throws InterruptedException {
        if (command.running())
            kill(command);
        commands.remove(command);
        return ToolResult.of("Removed " + command.id + ".");
    }

    private static ToolResult about(RunningCommand command, String text) {
        return new ToolResult(text, false, details(command)).meta(command.words);
    }
}
