package ai.openclaw.tools.runtime;

import ai.openclaw.api.CommandProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/** A command on this machine, over pipes or on a terminal. */
final class HostProcess implements CommandProcess {
    private final Process process;
    private final ProcessTree tree;

    HostProcess(Process process, boolean leader, String mark) {
        this.process = process;
        this.tree = new ProcessTree(process.pid(), leader, mark);
    }

    @Override
    public InputStream output() { return process.getInputStream(); }

    @Override
    public OutputStream input() { return process.getOutputStream(); }

    @Override
    public OptionalInt await(Duration timeout) throws InterruptedException {
        return process.waitFor(timeout.toNanos(), TimeUnit.NANOSECONDS) ? OptionalInt.of(process.exitValue()) : OptionalInt.empty();
    }

    @Override
    public OptionalInt pid() { return OptionalInt.of((int) process.pid()); }

    @Override
    public void kill(boolean force) { tree.kill(force); }

    @Override
    public void close() {
        if (process.isAlive())
            tree.kill(true);
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            // nobody reads it any more, which is what was wanted
        }
    }
}
