import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A gateway process with a state folder of its own. */
final class Gateway implements AutoCloseable {
    private static final Pattern LISTENING = Pattern.compile("listening on ws://127\\.0\\.0\\.1:(\\d+)");
    final int port;
    final double startMs;
    private final Path state = Files.createTempDirectory("openclaw-bench");
    private final Process process;

    Gateway(String script, int modelPort) throws Exception {
        Files.writeString(state.resolve("openclaw.json"), "{ gateway: { mode: 'local' }" + (modelPort == 0 ? ""
                : ", models: { providers: { fake: { api: 'openai-completions', baseUrl: 'http://127.0.0.1:" + modelPort
                        + "/v1', apiKey: 'k', models: [{ id: 'fake-1', name: 'Fake' }] } } }") + " }");
        long started = System.nanoTime();
        process = process(List.of(script, "gateway", "--port", "0", "--token", Client.TOKEN)).start();
        port = port(process);
        connect(List.of("operator.read")).close();
        startMs = (System.nanoTime() - started) / 1e6;
        Thread.ofVirtual().start(() -> {
            try {
                process.getInputStream().transferTo(OutputStream.nullOutputStream());
            } catch (IOException e) {
                // the gateway has ended
            }
        });
    }

    ProcessBuilder process(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
        return builder;
    }

    private static int port(Process process) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int c = process.getInputStream().read(); c >= 0; c = process.getInputStream().read()) {
            text.append((char) c);
            Matcher matcher = LISTENING.matcher(text);
            if (c == '\n' && matcher.find())
                return Integer.parseInt(matcher.group(1));
        }
        throw new IOException("the gateway did not start: " + text);
    }

    /** The transcript that this was said in. */
    Path transcript(String words) throws IOException {
        try (var files = Files.walk(state)) {
            for (Path file : files.filter(path -> path.toString().endsWith(".jsonl")).toList())
                if (Files.readString(file).contains(words))
                    return file;
        }
        throw new IOException("no transcript with " + words);
    }

    Path config() { return state.resolve("openclaw.json"); }

    Client connect(List<String> scopes) throws IOException {
        return new Client(port, scopes);
    }

    long rssAfter(long ms) throws Exception {
        Thread.sleep(ms);
        for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")))
            if (line.startsWith("VmRSS"))
                return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
        return -1;
    }

    double stop() throws InterruptedException {
        long started = System.nanoTime();
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
        return (System.nanoTime() - started) / 1e6;
    }

    @Override
    public void close() throws Exception {
        stop();
        process.destroyForcibly();
        try (var files = Files.walk(state)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList())
                Files.deleteIfExists(file);
        }
    }
}
