package ai.openclaw.browser;

import ai.openclaw.testkit.Await;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The gateway of the built distribution, as a process with a state folder of its own. */
final class GatewayProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(30);
    private static final Pattern CHAT = Pattern.compile("WebChat\\s+(http://\\S+/chat)#token=(\\S+)");
    private final Path state;
    private final List<String> output = new CopyOnWriteArrayList<>();
    private Process process;
    private URI chat;
    private String token;

    private GatewayProcess(Path state) throws IOException {
        this.state = state;
        process = launch("0");
        chat = URI.create(printed(1));
        token = printed(2);
    }

    /** Starts a gateway on a free port and returns once it listens. */
    static GatewayProcess start(Path state) throws IOException {
        return new GatewayProcess(state);
    }

    /** The address of the WebChat, without the token. */
    String chat() { return chat.toString(); }

    /** The address that the gateway printed at its start. */
    String chatWithToken() { return chat + "#token=" + token; }

    /** Ends the process at once, as a crash would. */
    void kill() throws InterruptedException {
        process.destroyForcibly();
        process.waitFor(10, TimeUnit.SECONDS);
    }

    /** Ends the process as a service manager would. */
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(10, TimeUnit.SECONDS))
            throw new AssertionError("the gateway did not end within 10 s");
    }

    /** Starts it again on the same port, and returns once it listens. */
    void startAgain() throws IOException {
        output.clear();
        process = launch(String.valueOf(chat.getPort()));
        chat = URI.create(printed(1));
        token = printed(2);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS))
                process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private Process launch(String port) throws IOException {
        String image = Optional.ofNullable(System.getProperty("openclaw.image"))
                .orElseThrow(() -> new IllegalStateException("openclaw.image names no distribution; run this test with Maven"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(image, "bin", "openclaw").toString(), "gateway", "--allow-unconfigured",
                "--port", port).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("OPENCLAW_") && !name.equals("OPENCLAW_JAVA"));
        builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
        Process started = builder.start();
        Thread.ofVirtual().start(() -> read(started));
        return started;
    }

    private void read(Process from) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine())
                output.add(line);
        } catch (IOException e) {
            output.add("output ends: " + e.getMessage());
        }
    }

    private String printed(int group) {
        Await.until("the gateway prints the WebChat's address; it said " + output, START, () -> found(group).isPresent());
        return found(group).orElseThrow();
    }

    private Optional<String> found(int group) {
        return output.stream().map(CHAT::matcher).filter(matcher -> matcher.find()).map(matcher -> matcher.group(group)).findFirst();
    }
}
