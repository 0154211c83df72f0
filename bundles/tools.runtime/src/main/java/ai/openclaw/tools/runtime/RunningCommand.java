package ai.openclaw.tools.runtime;

import ai.openclaw.api.CommandProcess;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A command from its start until it is forgotten: what it printed, whether it runs, how it ended. It is over when its first process ended,
 * for Java closes the pipe then; what that left behind goes on by itself. A platform thread reads the output, for a blocked read would cost
 * the virtual ones a carrier.
 */
final class RunningCommand {
    static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration LAST_WORDS = Duration.ofMillis(250);

    /**
     * How it ended.
     *
     * @param code the exit code, where the process was seen to end
     * @param why it was ended, where it did not end by itself
     */
    record End(OptionalInt code, Optional<String> why, long at) {}

    final String id;
    final String agentId;
    final String sessionKey;
    final String line;
    /** What it does, for people. */
    final String words;
    final String folder;
    final boolean terminal;
    final long startedAt;
    final OutputRing output = new OutputRing();
    /** Who waits for its end and will be told. */
    final AtomicInteger watchers = new AtomicInteger();
    private final CommandProcess process;
    private final CommandInput input;
    private final Clock clock;
    private final CountDownLatch over = new CountDownLatch(1);
    private final CountDownLatch read = new CountDownLatch(1);
    private final AtomicReference<@Nullable String> ending = new AtomicReference<>();
    private volatile @Nullable End end;
    private volatile boolean background;

    /** What is known of it before it starts. */
    record About(String id, String agentId, String sessionKey, String line, String folder, boolean terminal) {}

    RunningCommand(About about, CommandProcess process, Clock clock) {
        this.id = about.id();
        this.agentId = about.agentId();
        this.sessionKey = about.sessionKey();
        this.line = about.line();
        this.words = CommandWords.of(line);
        this.folder = about.folder();
        this.terminal = about.terminal();
        this.process = process;
        this.clock = clock;
        this.startedAt = clock.millis();
        this.input = new CommandInput(id, process.input());
    }

    /** Begins to read, and to watch the time. */
    void watch(Duration timeout, Consumer<RunningCommand> whenOver) {
        Thread.ofPlatform().daemon().name("exec-output-" + id).start(this::readAll);
        Thread.ofVirtual().name("exec-" + id).start(() -> supervise(timeout, whenOver));
    }

    private void readAll() {
        byte[] buffer = new byte[32 * 1024];
        try (InputStream in = process.output()) {
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer))
                output.append(buffer, length);
        } catch (IOException e) {
            // a terminal ends so, and a process that was killed
        } finally {
            read.countDown();
        }
    }

    private void supervise(Duration timeout, Consumer<RunningCommand> whenOver) {
        OptionalInt code = OptionalInt.empty();
        try {
            code = process.await(timeout);
            if (code.isEmpty()) {
                ending.compareAndSet(null, "it did not end within " + timeout.toSeconds() + " s");
                code = endNow();
            }
            read.await(LAST_WORDS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.kill(true);
        } finally {
            input.close();
            end = new End(code, Optional.ofNullable(ending.get()), clock.millis());
            try {
                whenOver.accept(this);
            } finally {
                over.countDown();
                process.close();
            }
        }
    }

    private OptionalInt endNow() throws InterruptedException {
        process.kill(false);
        OptionalInt code = process.await(GRACE);
        process.kill(true);
        return code.isPresent() ? code : process.await(GRACE);
    }

    /** Ends it and all that it started: a word first, by force when it does not listen. Returns at once; the first reason counts. */
    void end(String why) {
        if (over.getCount() > 0 && ending.compareAndSet(null, why))
            Thread.ofVirtual().name("exec-end-" + id).start(this::terminate);
    }

    private void terminate() {
        try {
            process.kill(false);
            if (!over.await(GRACE.toMillis(), TimeUnit.MILLISECONDS))
                process.kill(true);
        } catch (InterruptedException e) {
            process.kill(true);
        }
    }

    /** At once and by force. */
    void kill() { process.kill(true); }

    boolean awaitEnd(Duration atMost) throws InterruptedException { return over.await(atMost.toNanos(), TimeUnit.NANOSECONDS); }

    Optional<End> ended() { return Optional.ofNullable(end); }

    boolean running() { return end == null; }

    OptionalInt pid() { return process.pid(); }

    /** Whether the call that started it has been answered. */
    boolean background() { return background; }

    void toBackground() { background = true; }

    CommandInput input() { return input; }

    long lastedMs() { return ended().map(End::at).orElseGet(clock::millis) - startedAt; }

    /** {@code running}, {@code completed}, or {@code failed}: it was ended, or the shell did not find or could not run the program. */
    String status() {
        return ended()
                .map(how -> how.why().isPresent() || how.code().isEmpty() || how.code().getAsInt() == 126 || how.code().getAsInt() == 127
                        ? "failed"
                        : "completed")
                .orElse("running");
    }

}
