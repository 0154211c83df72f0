package ai.openclaw.model.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A command that runs in a process group of its own where there is setsid, so that all that it starts ends with it. What it prints is
 * read by threads of its own.
 */
final class CliProcess implements AutoCloseable {
    private static final Path OWN_GROUP = Path.of("/usr/bin/setsid");
    private static final int MAX_OUTPUT = 16 << 20;
    private static final Duration POLITE = Duration.ofMillis(500);
    private final Process process;
    private final boolean group;
    private final Printed output = new Printed();
    private final Printed errors = new Printed();
    private final List<Thread> readers = new ArrayList<>();
    private final AtomicLong lastWord = new AtomicLong(System.nanoTime());

    /** What it printed so far; what is too much is dropped. */
    private final class Printed {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        synchronized String text() { return bytes.toString(StandardCharsets.UTF_8); }

        void read(InputStream in) {
            byte[] buffer = new byte[8192];
            try (in) {
                for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                    lastWord.set(System.nanoTime());
                    add(buffer, length);
                }
            } catch (IOException e) {
                // the process was ended; what came before counts
            }
        }

        private synchronized void add(byte[] buffer, int length) { bytes.write(buffer, 0, Math.min(length, MAX_OUTPUT - bytes.size())); }
    }

    CliProcess(Command command, Command.Question question) throws IOException {
        group = Files.isExecutable(OWN_GROUP);
        List<String> line = new ArrayList<>(question.line());
        if (group)
            line.addFirst(OWN_GROUP.toString());
        ProcessBuilder builder = new ProcessBuilder(line).directory(command.folder().toFile());
        command.environment(builder.environment());
        process = builder.start();
        read("cli-output", () -> output.read(process.getInputStream()));
        read("cli-errors", () -> errors.read(process.getErrorStream()));
        read("cli-input", () -> write(question.standardInput()));
    }

    private void read(String name, Runnable work) { readers.add(Thread.ofVirtual().name(name).start(work)); }

    private void write(String text) {
        try (OutputStream in = process.getOutputStream()) {
            in.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            // it does not read its input, which is its own affair
        }
    }

    /**
     * Waits for its end and for all that it printed.
     *
     * @return its exit code
     * @throws TimeoutException after the timeout, or when it printed nothing for so long
     */
    int await(Duration timeout, Duration silence) throws InterruptedException, TimeoutException {
        long deadline = System.nanoTime() + timeout.toNanos();
        while (true) {
            long now = System.nanoTime();
            long left = Math.min(deadline - now, silence.toNanos() - (now - lastWord.get()));
            if (left <= 0)
                throw new TimeoutException(
                        deadline <= now ? "the time for the answer is over" : "it printed nothing for " + silence.toMillis() + " ms");
            if (process.waitFor(left, TimeUnit.NANOSECONDS))
                break;
        }
        for (Thread reader : readers)
            reader.join(POLITE);
        return process.exitValue();
    }

    String output() { return output.text(); }

    String errors() { return errors.text(); }

    /** Ends it and all that it started: with a word first, and half a second later without one. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>(process.descendants().toList());
        all.add(process.toHandle());
        if (all.stream().noneMatch(ProcessHandle::isAlive)) {
            signal("KILL", all); // what it left behind
            return;
        }
        signal("TERM", all);
        try {
            if (!process.waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS) || all.stream().anyMatch(ProcessHandle::isAlive))
                signal("KILL", all);
        } catch (InterruptedException e) {
            signal("KILL", all);
            Thread.currentThread().interrupt();
        }
    }

    private void signal(String name, List<ProcessHandle> all) {
        all.forEach(name.equals("KILL") ? ProcessHandle::destroyForcibly : ProcessHandle::destroy);
        if (!group)
            return;
        try {
            new ProcessBuilder("kill", "-" + name, "--", "-" + process.pid()).redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD).start().waitFor(POLITE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException e) {
            // what could be found was told above
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
