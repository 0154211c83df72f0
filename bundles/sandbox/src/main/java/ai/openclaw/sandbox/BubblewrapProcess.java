package ai.openclaw.sandbox;

import ai.openclaw.api.CommandProcess;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A command behind the walls of Bubblewrap. When the outer process ends, the kernel ends everything inside. */
final class BubblewrapProcess implements CommandProcess {
    private final Process process;

    BubblewrapProcess(Process process) { this.process = process; }

    @Override
    public InputStream output() { return process.getInputStream(); }

    @Override
    public OutputStream input() { return process.getOutputStream(); }

    @Override
    public OptionalInt await(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    @Override
    public OptionalInt pid() { return OptionalInt.of((int) process.pid()); }

    /** The word before goes to what runs inside, not to the walls: those would take everything with them at once. */
    @Override
    public void kill(boolean force) {
        if (force)
            process.destroyForcibly();
        else
            process.children().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroy);
    }

    @Override
    public void close() { process.destroyForcibly(); }
}
