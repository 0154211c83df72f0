package ai.openclaw.sandbox;

import ai.openclaw.api.CommandProcess;
import ai.openclaw.api.GatewayException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A command behind the walls of Bubblewrap. When the outer process ends, the kernel ends everything inside. */
final class BubblewrapProcess implements CommandProcess {
    private static final int PATIENCE_SECONDS = 20;
    private static final int MAX_LINE = 400;
    private final Process process;

    private BubblewrapProcess(Process process) { this.process = process; }

    /**
     * Waits for the empty line that is printed once the walls stand: before that an end of the outer process would leave the inner one
     * behind. Anything else is why there are no walls.
     */
    static BubblewrapProcess begun(Process process) {
        BubblewrapProcess begun = new BubblewrapProcess(process);
        CountDownLatch came = new CountDownLatch(1);
        Thread.ofVirtual().name("sandbox command deadline").start(() -> begun.endUnless(came));
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            int next = process.getInputStream().read();
            if (next == '\n')
                return begun;
            for (; next >= 0 && line.size() < MAX_LINE; next = process.getInputStream().read())
                line.write(next);
        } catch (IOException e) {
            // it was ended; what it said before is told
        } finally {
            came.countDown();
        }
        begun.close();
        throw GatewayException.unavailable("the sandbox did not start the command: " + line.toString(StandardCharsets.UTF_8).strip());
    }

    private void endUnless(CountDownLatch came) {
        try {
            if (!came.await(PATIENCE_SECONDS, TimeUnit.SECONDS))
                close();
        } catch (InterruptedException e) {
            close();
        }
    }

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
            close();
        else
            process.children().flatMap(ProcessHandle::descendants).forEach(ProcessHandle::destroy);
    }

    /** By its handle: the process itself would throw away what was printed and not read yet. */
    @Override
    public void close() {
        List<ProcessHandle> inside = process.descendants().toList();
        process.toHandle().destroyForcibly();
        inside.forEach(ProcessHandle::destroyForcibly);
    }
}
