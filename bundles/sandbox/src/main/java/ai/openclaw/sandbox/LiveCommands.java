package ai.openclaw.sandbox;

import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The commands that run in sandboxes now. */
final class LiveCommands {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    private final Set<Live> live = ConcurrentHashMap.newKeySet();
    private final Consumer<String> used;
    private volatile boolean closed;

    /** @param used is told the name of a sandbox when a command in it ended */
    LiveCommands(Consumer<String> used) { this.used = used; }

    CommandProcess track(String sandbox, CommandProcess process) {
        Live command = new Live(sandbox, process);
        live.add(command);
        if (closed) {
            command.close();
            throw GatewayException.unavailable("sandboxes are being stopped or updated; try again");
        }
        return command;
    }

    boolean busy(String sandbox) { return live.stream().anyMatch(command -> command.sandbox.equals(sandbox)); }

    /** Ends the commands in some sandboxes, all at once, and waits for that so long. */
    void end(Predicate<String> which, Duration patience) {
        List<Thread> threads = new ArrayList<>();
        live.stream().filter(command -> which.test(command.sandbox)).forEach(command -> threads.add(Thread.startVirtualThread(() -> {
            try {
                command.close();
            } catch (RuntimeException e) {
                LOG.warn("a command in {} was not ended: {}", command.sandbox, e.getMessage());
            }
        })));
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            for (Thread thread : threads)
                thread.join(Duration.ofNanos(Math.max(1, deadline - System.nanoTime())));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** No more commands. */
    void close(Duration patience) {
        closed = true;
        end(_ -> true, patience);
    }

    /** A command that is forgotten when it ended. */
    private final class Live implements CommandProcess {
        private final String sandbox;
        private final CommandProcess process;

        Live(String sandbox, CommandProcess process) {
            this.sandbox = sandbox;
            this.process = process;
        }

        @Override
        public InputStream output() { return process.output(); }

        @Override
        public OutputStream input() { return process.input(); }

        @Override
        public OptionalInt await(Duration timeout) throws InterruptedException {
            OptionalInt exit = process.await(timeout);
            if (exit.isPresent())
                over();
            return exit;
        }

        @Override
        public OptionalInt pid() { return process.pid(); }

        @Override
        public void kill(boolean force) { process.kill(force); }

        @Override
        public void close() {
            try {
                process.close();
            } finally {
                over();
            }
        }

        private void over() {
            if (live.remove(this))
                used.accept(sandbox);
        }
    }
}
