package ai.openclaw.secrets;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SecretQuery;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A program that is run without a shell, with few variables, and not for long; when it fails, what it started is ended with it. */
final class SecretProgram {
    private static final long USUAL_OUTPUT = 1 << 20;
    private static final long MAX_OUTPUT = 20 << 20;
    private static final long MAX_QUIET_MS = 120_000;
    private final SecretQuery query;
    private final Path command;

    private SecretProgram(SecretQuery query, Path command) {
        this.query = query;
        this.command = command;
    }

    /** @throws GatewayException when the program is one that must not be run */
    static SecretProgram of(SecretQuery query) throws IOException {
        return new SecretProgram(query, CommandCheck.of(query).command());
    }

    /** Hands over the request and returns what the program wrote. */
    byte[] run(byte[] request) throws IOException, InterruptedException {
        long most = Math.clamp(query.number("maxOutputBytes", USUAL_OUTPUT), 1, MAX_OUTPUT);
        Duration quiet = Duration.ofMillis(Math.clamp(query.number("noOutputTimeoutMs", query.timeout().toMillis()), 1, MAX_QUIET_MS));
        long end = System.nanoTime() + query.timeout().toNanos();
        Process process = start();
        ProgramOutput output = new ProgramOutput(process, most);
        boolean well = false;
        try {
            output.feed(request);
            awaitExit(process, output, quiet, end);
            byte[] written = output.bytes(Duration.ofNanos(Math.max(1, end - System.nanoTime())));
            if (process.exitValue() != 0)
                throw failure("ended with exit code " + process.exitValue() + "; run it by hand to see why: " + command);
            well = true;
            return written;
        } catch (TimeoutException e) {
            throw failure("ended, but something that it started keeps its output open");
        } catch (ProgramOutput.TooMuch e) {
            throw failure("wrote more than maxOutputBytes (" + most + ")");
        } finally {
            // one that did its work may leave a helper behind, as password managers do
            if (!well)
                end(process);
        }
    }

    /** The interrupt that ends the call must not keep its processes from being ended. */
    private static void end(Process process) throws InterruptedException {
        boolean interrupted = Thread.interrupted();
        ProgramGroup.end(process);
        if (interrupted)
            Thread.currentThread().interrupt();
    }

    private void awaitExit(Process process, ProgramOutput output, Duration quiet, long end)
            throws InterruptedException, ProgramOutput.TooMuch {
        while (true) {
            long now = System.nanoTime();
            long silence = output.lastHeard() + quiet.toNanos() - now;
            if (process.waitFor(Math.max(1, Math.min(end - now, silence)), TimeUnit.NANOSECONDS))
                return;
            output.check();
            now = System.nanoTime();
            if (now >= end)
                throw failure("timed out after " + query.timeout().toMillis() + " ms");
            if (now >= output.lastHeard() + quiet.toNanos())
                throw failure("wrote nothing for " + quiet.toMillis() + " ms (noOutputTimeoutMs)");
        }
    }

    private Process start() throws IOException {
        List<String> words = new ArrayList<>();
        words.add(command.toString());
        words.addAll(query.texts("args"));
        ProcessBuilder builder = new ProcessBuilder(ProgramGroup.leading(words));
        builder.environment().clear();
        builder.environment().putAll(ProgramEnvironment.of(query));
        Path folder = command.getParent();
        if (folder != null)
            builder.directory(folder.toFile());
        try {
            return builder.start();
        } catch (IOException e) {
            throw failure("could not be started: " + command + "; is it a program for this machine?");
        }
    }

    private GatewayException failure(String what) {
        return GatewayException.unavailable("Exec provider \"" + query.provider() + "\" " + what + ".");
    }
}
