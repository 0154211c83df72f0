package ai.openclaw.sandbox;

import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A command in a container. The engine is asked for its end: right after its output ended, and now and then before. */
final class ContainerProcess implements CommandProcess {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    private static final int KILLED = 137;
    private static final byte END_OF_INPUT = 4;
    private static final long FIRST_LOOK_MS = 10;
    private static final long LONGEST_MS = 500;
    /** Signals the group, and then whatever bears the mark; fails when some of it will not go. */
    private static final String KILL = """
        n=0
        while [ $n -lt 5 ]; do
          [ "$2" -gt 0 ] && kill -$1 -$2 2>/dev/null
          l=$(grep -ls "%s=$3" /proc/[0-9]*/environ 2>/dev/null)
          [ -z "$l" ] && exit 0
          for f in $l; do f=${f#/proc/}; kill -$1 ${f%%/environ} 2>/dev/null; done
          [ $1 = TERM ] && exit 0
          n=$((n+1))
        done
        exit 1
        """.formatted(ContainerSandbox.MARK);

    private final Engine engine;
    private final String container;
    private final String id;
    private final String mark;
    private final EngineConnection connection;
    private final boolean terminal;
    private final CountDownLatch silent = new CountDownLatch(1);
    private final InputStream output;
    private final OutputStream input;
    private volatile int group;
    private volatile OptionalInt exit = OptionalInt.empty();

    ContainerProcess(Engine engine, String container, String id, String mark, EngineConnection connection, boolean terminal) {
        this.engine = engine;
        this.container = container;
        this.id = id;
        this.mark = mark;
        this.connection = connection;
        this.terminal = terminal;
        output = new FrameStream(connection, !terminal, this::fallSilent);
        input = new Input();
    }

    void began(int pid) { group = pid; }

    private void fallSilent() {
        silent.countDown();
        ended();
    }

    @Override
    public InputStream output() { return output; }

    @Override
    public OutputStream input() { return input; }

    @Override
    public OptionalInt await(Duration timeout) throws InterruptedException {
        long deadline = System.nanoTime() + timeout.toNanos();
        for (long pause = FIRST_LOOK_MS;; pause = Math.min(LONGEST_MS, pause * 2)) {
            if (ended())
                return exit;
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0)
                return OptionalInt.empty();
            if (silent.getCount() > 0)
                silent.await(Math.min(pause, left), TimeUnit.MILLISECONDS);
            else
                Thread.sleep(Math.min(pause, left));
        }
    }

    /** Asks the engine unless the end is known; what it forgot was killed with its container. */
    private boolean ended() {
        if (exit.isEmpty())
            try {
                Optional<Map<?, ?>> state = engine.state(id);
                if (state.isEmpty())
                    exit = OptionalInt.of(KILLED);
                else if (Boolean.FALSE.equals(state.get().get("Running")) && state.get().get("ExitCode") instanceof Number code)
                    exit = OptionalInt.of(code.intValue());
            } catch (GatewayException e) {
                LOG.debug("{}: {}", container, e.message());
            }
        return exit.isPresent();
    }

    @Override
    public OptionalInt pid() { return OptionalInt.empty(); }

    @Override
    public void kill(boolean force) {
        if (!signalled(force ? "KILL" : "TERM") && force) {
            LOG.warn("{}: a command in it cannot be ended, so the container is", container);
            engine.kill(container);
        }
    }

    /** A command that ended may have left children, but its group's number may be somebody else's by now. */
    private boolean signalled(String signal) {
        String number = Integer.toString(ended() ? 0 : group);
        try {
            String killer = engine.exec(container,
                    Map.of("AttachStdout", true, "AttachStderr", true, "Cmd", List.of("/bin/sh", "-c", KILL, "sh", signal, number, mark)));
            try (EngineConnection talk = engine.stream(killer, false)) {
                ContainerProcess process = new ContainerProcess(engine, container, killer, "", talk, false);
                Thread.startVirtualThread(() -> drain(process));
                return process.await(Duration.ofSeconds(3)).orElse(1) == 0;
            }
        } catch (GatewayException e) {
            LOG.debug("{}: {}", container, e.message());
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void drain(ContainerProcess process) {
        try {
            process.output().transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            LOG.debug("the words of a kill were lost", e);
        }
    }

    @Override
    public void close() {
        if (!ended())
            kill(true);
        connection.close();
    }

    /** What the command reads; a terminal is told of the end by a character. */
    private final class Input extends OutputStream {
        @Override
        public void write(int b) throws IOException { write(new byte[]{(byte) b}, 0, 1); }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException { connection.write(bytes, offset, length); }

        @Override
        public void close() throws IOException {
            if (terminal)
                write(END_OF_INPUT);
            else
                connection.end();
        }
    }
}
