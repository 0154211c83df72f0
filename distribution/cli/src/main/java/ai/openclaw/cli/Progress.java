package ai.openclaw.cli;

import java.io.PrintStream;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A line on the terminal that says what is being done, once that takes longer than a second, and how long it takes; gone afterwards. */
final class Progress implements AutoCloseable {
    private static final String CLEAR = "\r\u001b[K";

    private final CountDownLatch done = new CountDownLatch(1);
    private final PrintStream out;
    private final String doing;

    private Progress(PrintStream out, String doing) {
        this.out = out;
        this.doing = doing;
    }

    static Progress on(PrintStream out, String doing) {
        Progress progress = new Progress(out, doing);
        Thread.ofVirtual().start(progress::show);
        return progress;
    }

    /** Shows nothing: where the output goes to is no terminal. */
    static Progress silent(PrintStream out) { return new Progress(out, ""); }

    private void show() {
        try {
            for (int seconds = 1; !done.await(1, TimeUnit.SECONDS); seconds++)
                say(doing + "… " + seconds + " s");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void say(String text) {
        if (done.getCount() > 0) {
            out.print(CLEAR + text);
            out.flush();
        }
    }

    @Override
    public synchronized void close() {
        done.countDown();
        if (!doing.isEmpty())
            out.print(CLEAR);
    }
}
