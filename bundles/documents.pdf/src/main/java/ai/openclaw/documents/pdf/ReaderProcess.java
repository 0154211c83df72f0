package ai.openclaw.documents.pdf;

import ai.openclaw.api.DocumentReader.Limits;
import ai.openclaw.api.GatewayException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A process that reads one PDF: it is given the file, and says what is in it. */
final class ReaderProcess implements AutoCloseable {
    private static final int MEGABYTES = 192;
    /** What Java says when it ends for want of memory. */
    private static final int OUT_OF_MEMORY = 3;
    private static final long LAST_MOMENT_MS = 1000;
    private static final List<String> JAVA = List.of("-Xmx" + MEGABYTES + "m", "-XX:MaxMetaspaceSize=96m", "-XX:+ExitOnOutOfMemoryError",
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:-UsePerfData", "-XX:+SuppressFatalErrorMessage", "-Djava.awt.headless=true",
            "-Dorg.apache.commons.logging.Log=org.apache.commons.logging.impl.NoOpLog");
    private final Process process;

    private ReaderProcess(Process process) { this.process = process; }

    /** Starts one, with the Java of this process and nothing else of it. */
    static ReaderProcess start(String classPath, Limits limits) {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        ProcessBuilder builder = new ProcessBuilder(java);
        builder.command().addAll(JAVA);
        builder.command().addAll(List.of("-cp", classPath, ReaderProgram.class.getName(), String.valueOf(limits.maxPages()),
                String.valueOf(limits.maxPixels()), String.valueOf(limits.minTextChars())));
        builder.environment().clear();
        builder.redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            return new ReaderProcess(builder.start());
        } catch (IOException e) {
            throw GatewayException.unavailable("PDFs cannot be read, for no process can be started: " + e.getMessage());
        }
    }

    /**
     * Hands the file over and waits for the answer.
     *
     * @param deadline by {@link System#nanoTime}
     * @throws GatewayException when there is none, and why
     */
    Answer ask(byte[] content, long deadline) throws InterruptedException {
        FutureTask<byte[]> answer = new FutureTask<>(() -> talk(content));
        // a read of a pipe blocks its carrier, and these are everybody's
        Thread.ofPlatform().daemon().name("pdf-reader").start(answer);
        try {
            byte[] said = answer.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (said.length > Answer.LARGEST)
                throw GatewayException.invalid("what is in the PDF is more than " + Answer.LARGEST + " bytes; send fewer pages");
            return Answer.read(said);
        } catch (TimeoutException e) {
            throw GatewayException.invalid("it takes too long to read the PDF; send fewer or simpler pages");
        } catch (ExecutionException | IOException e) {
            throw noAnswer();
        }
    }

    private byte[] talk(byte[] content) throws IOException {
        try (OutputStream in = process.getOutputStream()) {
            in.write(content);
        } catch (IOException e) {
            // it ended before it had read all; its exit code says why
        }
        return process.getInputStream().readNBytes(Answer.LARGEST + 1);
    }

    private GatewayException noAnswer() throws InterruptedException {
        boolean ended = process.waitFor(LAST_MOMENT_MS, TimeUnit.MILLISECONDS);
        return ended && process.exitValue() == OUT_OF_MEMORY
                ? GatewayException.invalid("it takes more than " + MEGABYTES + " MB of memory to read the PDF; send fewer or simpler pages")
                : GatewayException.invalid("the PDF cannot be read: its reader ended" + (ended ? " with " + process.exitValue() : ""));
    }

    /** Ends it if it still runs. */
    @Override
    public void close() { process.destroyForcibly(); }
}
