package ai.openclaw.tools.runtime;

import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts commands on this machine, each the leader of a session and process group of its own where {@code setsid} is there. */
final class HostCommands {
    private static final List<Path> SETSID = List.of(Path.of("/usr/bin/setsid"), Path.of("/bin/setsid"));
    private final List<String> leader = SETSID.stream().filter(Files::isExecutable).findFirst().map(Path::toString).stream().toList();

    /** Starts it; the mark in its environment finds what it started again. */
    CommandProcess start(Command command) {
        if (!Files.isDirectory(command.folder()))
            throw GatewayException.invalid("workdir: there is no folder " + command.folder());
        String mark = command.environment().getOrDefault(CommandEnvironment.MARK, "");
        try {
            if (command.terminal().isPresent())
                return new HostProcess(Terminal.start(command, command.terminal().get()), true, mark);
            return new HostProcess(piped(command), !leader.isEmpty(), mark);
        } catch (IOException e) {
            throw GatewayException.unavailable("the command could not be started: " + e.getMessage());
        } catch (LinkageError e) {
            throw GatewayException.unavailable("there is no terminal on this platform (" + e.getMessage() + "); call exec without pty");
        }
    }

    private Process piped(Command command) throws IOException {
        List<String> argv = new ArrayList<>(leader);
        argv.addAll(command.argv());
        ProcessBuilder builder = new ProcessBuilder(argv).directory(command.folder().toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.clear();
        environment.putAll(command.environment());
        return builder.start();
    }
}
