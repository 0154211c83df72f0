package ai.openclaw.secrets;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The streams of a running program: its output is kept up to a limit, what it complains of is read and thrown away, for it may hold secrets. */
final class ProgramOutput {
    private static final int CHUNK = 8192;
    private final Process process;
    private final long most;
    private final FutureTask<byte[]> output;
    private volatile long lastHeard = System.nanoTime();
    private volatile boolean tooMuch;

    ProgramOutput(Process process, long most) {
        this.process = process;
        this.most = most;
        output = new FutureTask<>(this::read);
        Thread _ = Thread.ofVirtual().name("secret-program-output").start(output);
        Thread _ = Thread.ofVirtual().name("secret-program-errors").start(this::drainErrors);
    }

    /** The program wrote more than it may. */
    static final class TooMuch extends Exception {
        private static final long serialVersionUID = 1;
    }

    /** Writes the request beside everything else, for a program need not read it. */
    void feed(byte[] request) {
        Thread _ = Thread.ofVirtual().name("secret-program-input").start(() -> {
            try (OutputStream input = process.getOutputStream()) {
                input.write(request);
            } catch (IOException e) {
                // it did not want to read
            }
        });
    }

    private byte[] read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = process.getInputStream()) {
            for (int count = in.read(chunk); count >= 0; count = in.read(chunk)) {
                lastHeard = System.nanoTime();
                if (bytes.size() + count > most) {
                    tooMuch = true;
                    process.destroyForcibly();
                    break;
                }
                bytes.write(chunk, 0, count);
            }
        }
        return bytes.toByteArray();
    }

    private void drainErrors() {
        byte[] chunk = new byte[CHUNK];
        try (InputStream in = process.getErrorStream()) {
            while (in.read(chunk) >= 0)
                lastHeard = System.nanoTime();
        } catch (IOException e) {
            // the program was ended
        }
    }

    /** When it was heard of last, in the time of {@link System#nanoTime}. */
    long lastHeard() { return lastHeard; }

    void check() throws TooMuch {
        if (tooMuch)
            throw new TooMuch();
    }

    /** All that it wrote, once it has ended. */
    byte[] bytes(Duration atMost) throws IOException, InterruptedException, TimeoutException, TooMuch {
        try {
            byte[] bytes = output.get(atMost.toNanos(), TimeUnit.NANOSECONDS);
            check();
            return bytes;
        } catch (ExecutionException e) {
            check();
            throw new IOException("its output could not be read", e);
        }
    }
}
