package ai.openclaw.tools.runtime;

import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a command and waits for it, or lets it go on in the background. */
final class ExecTool {
    static final String DESCRIPTION = "Runs a command line with /bin/sh and gives what it prints. One that takes longer goes on in the background; "
            + "use process to follow it.";
    private static final Logger LOG = LoggerFactory.getLogger("gateway/exec");
    private static final Path IN_SANDBOX = Path.of("/workspace");
    private static final Duration PROGRESS = Duration.ofMillis(200);

    private final CommandSessions commands;
    private final Spawner spawner;
    private final Clock clock;
    private final Sessions sessions;
    private final Function<String, ExecSettings> settings;
    private final Supplier<Spawner.Services> services;
    private final Supplier<Optional<SystemEvents>> events;

    ExecTool(CommandSessions commands, Spawner spawner, Clock clock, Sessions sessions, Function<String, ExecSettings> settings,
            Supplier<Spawner.Services> services, Supplier<Optional<SystemEvents>> events) {
        this.commands = commands;
        this.spawner = spawner;
        this.clock = clock;
        this.sessions = sessions;
        this.settings = settings;
        this.services = services;
        this.events = events;
    }

    ToolResult run(ExecParams params, ToolCall call) throws InterruptedException {
        try {
            ExecSettings now = settings.apply(call.agentId());
            commands.forget(call.agentId(), now.cleanupMs());
            RunningCommand command = start(params, call, now);
            return params.background() ? toBackground(command) : foreground(command, params.yieldMs().orElse(now.backgroundMs()), call);
        } catch (GatewayException e) {
            return ToolResult.failed(e.message()).meta(CommandWords.of(params.command()));
        }
    }

    private RunningCommand start(ExecParams params, ToolCall call, ExecSettings now) throws InterruptedException {
        if (params.command().indexOf('\0') >= 0)
            throw GatewayException.invalid("command: a NUL character cannot be part of a command line");
        commands.admit(call.agentId());
        Path folder = folder(params, call);
        Ground ground = Ground.of(params, call, now, sessions.find(call.sessionKey()));
        String id = commands.newId();
        Spawner.Ready ready = spawner.allow(new Spawner.Wanted(id, params, folder, ground, now.pathPrepend()), call, services.get());
        commands.admit(call.agentId()); // a person may have taken his time
        ExecAnswer.load();
        CommandProcess process = ready.start();
        RunningCommand command = new RunningCommand(
                new RunningCommand.About(id, call.agentId(), call.sessionKey(), params.command(), folder.toString(), params.pty()), process,
                clock);
        boolean welcome = commands.add(command);
        command.watch(Duration.ofSeconds(params.timeout().orElse(now.timeoutSec())), this::over);
        if (!welcome)
            command.end(RuntimeTools.STOPPED);
        return command;
    }

    private static Path folder(ExecParams params, ToolCall call) {
        String asked = params.workdir().orElse("");
        if (asked.indexOf('\0') >= 0)
            throw GatewayException.invalid("workdir: a NUL character cannot be part of a path");
        Path folder = call.place().folder().resolve(asked.startsWith("~/") ? home() + asked.substring(1) : asked);
        if (call.place().sandbox().isPresent() && folder.startsWith(IN_SANDBOX) && !folder.startsWith(call.place().folder()))
            folder = call.place().folder().resolve(IN_SANDBOX.relativize(folder).toString());
        if (!Files.isDirectory(folder))
            throw GatewayException.invalid("workdir: there is no folder " + folder);
        try {
            return folder.toRealPath();
        } catch (IOException e) {
            throw GatewayException.invalid("workdir: " + folder + " cannot be entered: " + e.getMessage());
        }
    }

    private static String home() { return System.getProperty("user.home", "/"); }

    private ToolResult foreground(RunningCommand command, int yieldMs, ToolCall call) throws InterruptedException {
        long deadline = System.nanoTime() + Duration.ofMillis(yieldMs).toNanos();
        long told = -1;
        try {
            while (true) {
                Duration left = Duration.ofNanos(Math.max(0, deadline - System.nanoTime()));
                boolean over = command.awaitEnd(left.compareTo(PROGRESS) < 0 ? left : PROGRESS);
                if (told < command.output.total())
                    call.progress().accept(ExecAnswer.progress(command));
                told = command.output.total();
                if (over)
                    return finished(command);
                if (System.nanoTime() >= deadline)
                    return toBackground(command);
            }
        } catch (InterruptedException e) {
            command.end("the run was aborted");
            throw e;
        }
    }

    private ToolResult finished(RunningCommand command) {
        commands.remove(command);
        return ExecAnswer.over(command);
    }

    /** What is over at this very moment is answered as such, for nobody would be told of it later. */
    private ToolResult toBackground(RunningCommand command) {
        command.toBackground();
        return command.running() ? ExecAnswer.background(command) : finished(command);
    }

    private void over(RunningCommand command) {
        String why = command.ended().flatMap(RunningCommand.End::why).orElse("");
        if (!why.equals(RuntimeTools.STOPPED) && !why.equals(ProcessTool.KILLED))
            tell(command);
        if (!command.background())
            commands.remove(command);
    }

    private void tell(RunningCommand command) {
        try {
            ExitNotice.tell(events.get(), command, settings.apply(command.agentId));
        } catch (GatewayException e) {
            LOG.warn("exec: {} was not told that a command is over: {}", command.sessionKey, e.message());
        }
    }
}
