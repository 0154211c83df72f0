package ai.openclaw.process;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** A gateway process and what it printed. */
final class RunningGateway {
    private static final Pattern LISTENING = Pattern.compile("listening on wss?://[\\d.]+:(\\d+).*\\(PID (\\d+)\\)");
    private static final Duration START = Duration.ofSeconds(60);
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final Path output;

    RunningGateway(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    void awaitListening() {
        Await.until("the gateway listens", START, () -> {
            if (!process.isAlive() && listened().isEmpty())
                throw new AssertionError("the gateway ended with " + process.exitValue() + ": " + output());
            return !listened().isEmpty();
        });
    }

    /** Waits until it, or a successor, says for this many times that it listens. */
    void awaitStarts(int times) {
        try {
            Await.until("it listens again", START, () -> listened().size() == times);
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + output(), e);
        }
    }

    private List<MatchResult> listened() { return LISTENING.matcher(output()).results().toList(); }

    String output() {
        try {
            return Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() { return Integer.parseInt(listened().getLast().group(1)); }

    /** The process that listened last. */
    long pid() { return Long.parseLong(listened().getLast().group(2)); }

    String url() { return "ws://127.0.0.1:" + port(); }

    ControlClient connect() { return ControlClient.connect(url(), Installation.TOKEN); }

    /** GET of a path: the body. */
    String get(String path) throws IOException, InterruptedException {
        return HTTP
                .send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path)).build(), HttpResponse.BodyHandlers.ofString())
                .body();
    }

    /** Sends a signal such as {@code TERM}. */
    void signal(String name) throws IOException, InterruptedException {
        int code = new ProcessBuilder("kill", "-s", name, Long.toString(pid())).start().waitFor();
        if (code != 0)
            throw new AssertionError("kill ended with " + code);
    }

    boolean alive() { return process.isAlive(); }

    /** Waits for the end of the process that was started and returns its exit code. */
    int awaitExit() throws InterruptedException {
        if (!process.waitFor(60, TimeUnit.SECONDS))
            throw new AssertionError("still runs: " + output());
        return process.exitValue();
    }

    /** SIGKILL, also to a successor; returns when it is dead. */
    void kill() {
        listened().stream().map(found -> Long.parseLong(found.group(2))).distinct()
                .forEach(pid -> ProcessHandle.of(pid).filter(this::ours).ifPresent(ProcessHandle::destroyForcibly));
        process.destroyForcibly();
        process.onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private boolean ours(ProcessHandle handle) { return handle.info().command().map(command -> command.endsWith("java")).orElse(false); }
}
