package ai.openclaw.sandbox;

import ai.openclaw.api.Command;
import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandbox;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A container that is up, and the commands in it. */
final class ContainerSandbox implements Sandbox {
    /** Marks a command and all that it starts, so that they are found again. */
    static final String MARK = "OPENCLAW_COMMAND";
    /** Says its process id, and becomes the command; one pipe for both of its outputs keeps their order. */
    private static final String START = "echo $$; exec \"$@\" 2>&1";
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_LINE = 400;

    private final Engine engine;
    private final String name;
    private final Mounts mounts;

    ContainerSandbox(Engine engine, String name, Mounts mounts) {
        this.engine = engine;
        this.name = name;
        this.mounts = mounts;
    }

    @Override
    public CommandProcess start(Command command) {
        return start(command.argv(), mounts.inside(command.folder()), command.environment(), command.terminal());
    }

    CommandProcess start(List<String> argv, String folder, Map<String, String> environment, Optional<Command.TerminalSize> terminal) {
        String mark = UUID.randomUUID().toString();
        Map<String, String> marked = new LinkedHashMap<>(environment);
        marked.put(MARK, mark);
        List<String> wrapped = new ArrayList<>(List.of("/bin/sh", "-c", terminal.map(ContainerSandbox::sized).orElse("") + START, "sh"));
        wrapped.addAll(argv);
        Map<String, Object> request = new LinkedHashMap<>(Map.of("AttachStdin", true, "AttachStdout", true, "AttachStderr", true, "Tty",
                terminal.isPresent(), "Env", ContainerRequest.variables(marked), "Cmd", wrapped, "WorkingDir", folder));
        String id = engine.exec(name, request);
        EngineConnection connection = engine.stream(id, terminal.isPresent());
        ContainerProcess process = new ContainerProcess(engine, name, id, mark, connection, terminal.isPresent());
        process.began(firstLine(process, connection));
        return process;
    }

    private static String sized(Command.TerminalSize size) {
        return "stty cols " + size.columns() + " rows " + size.rows() + " 2>/dev/null; ";
    }

    /** The process id inside. What comes instead is the engine's word on why there is no command. */
    private int firstLine(ContainerProcess process, EngineConnection connection) {
        CountDownLatch came = new CountDownLatch(1);
        Thread.ofVirtual().name("sandbox command deadline").start(() -> {
            try {
                if (!came.await(PATIENCE.toMillis(), TimeUnit.MILLISECONDS))
                    connection.close();
            } catch (InterruptedException e) {
                connection.close();
            }
        });
        StringBuilder line = new StringBuilder();
        try {
            for (int next = process.output().read(); next >= 0 && next != '\n' && line.length() < MAX_LINE; next = process.output().read())
                line.append((char) next);
            return Integer.parseInt(line.toString().strip());
        } catch (IOException | NumberFormatException e) {
            connection.close();
            String said = new String(line.toString().getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8).strip();
            throw GatewayException.unavailable("the sandbox " + name + " did not start the command: "
                    + (said.isEmpty() ? "it said nothing" : said) + ". Make it anew with openclaw sandbox recreate --name " + name);
        } finally {
            came.countDown();
        }
    }
}
