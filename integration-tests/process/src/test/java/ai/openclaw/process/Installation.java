package ai.openclaw.process;

import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The distribution with a state folder of its own, and the environment of a person who has nothing else set up. */
final class Installation implements AutoCloseable {
    static final String TOKEN = "token-of-the-test";
    private static final Path IMAGE = Path.of(System.getProperty("openclaw.image"));
    private static final long COMMAND_SECONDS = 60;

    private final Path folder;
    private final Path image;
    private final List<RunningGateway> started = new ArrayList<>();
    /** Variables that every command gets. */
    final Map<String, String> environment = new HashMap<>();
    /** What the next command is run by. */
    private List<String> prefix = List.of();

    Installation(Path folder) { this(folder, IMAGE); }

    /** @param image an unpacked distribution */
    Installation(Path folder, Path image) {
        this.folder = folder;
        this.image = image;
    }

    /** What a command said and how it ended. */
    record Result(int exitCode, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (IOException e) {
                throw new AssertionError("no JSON: " + out + err, e);
            }
        }

        String all() { return out + err; }
    }

    Path state() { return folder.resolve("state of a person"); }

    Path config() { return state().resolve("openclaw.json"); }

    Path plugins() { return state().resolve("plugins"); }

    static Path echoChannel() { return Path.of(System.getProperty("openclaw.echo")); }

    /** The text of all log lines so far. */
    String log() throws IOException {
        Path logs = folder.resolve("tmp").resolve("openclaw");
        if (!Files.isDirectory(logs))
            return "";
        StringBuilder text = new StringBuilder();
        try (var files = Files.list(logs)) {
            for (Path file : files.sorted().toList())
                text.append(Files.readString(file));
        }
        return text.toString();
    }

    /** Writes openclaw.json: the shared token, and these members of the root object. */
    Installation configure(String... members) throws IOException {
        List<String> all = new ArrayList<>(List.of("gateway: { mode: \"local\", auth: { mode: \"token\", token: \"" + TOKEN + "\" } }"));
        all.addAll(Arrays.asList(members));
        return write("{\n  " + String.join(",\n  ", all) + "\n}\n");
    }

    /** Sets a variable for all that is started from now on. */
    Installation with(String name, String value) {
        environment.put(name, value);
        return this;
    }

    /** Replaces openclaw.json as an editor does. */
    Installation write(String json5) throws IOException {
        Files.createDirectories(state());
        Path draft = Files.writeString(state().resolve("openclaw.json.draft"), json5);
        Files.move(draft, config(), java.nio.file.StandardCopyOption.ATOMIC_MOVE);
        return this;
    }

    /** The member {@code channels} with one telegram account. */
    static String telegram(FakeTelegramServer server) {
        return telegram(server.apiRoot(), FakeTelegramServer.TOKEN);
    }

    static String telegram(String apiRoot, String token) {
        return "channels: { telegram: { botToken: \"" + token + "\", apiRoot: \"" + apiRoot
                + "\", dmPolicy: \"allowlist\", allowFrom: [\"7\"] } }";
    }

    /** The members {@code models} and {@code agents} that let a model server answer. */
    static String model(FakeModelServer server) {
        return model(server.baseUrl());
    }

    static String model(String baseUrl) {
        return "models: { providers: { fake: { api: \"openai-completions\", baseUrl: \"" + baseUrl
                + "\", apiKey: \"k\", models: [{ id: \"fake-1\", name: \"Fake\" }] } } }, agents: { defaults: { model: \"fake/fake-1\" } }";
    }

    /** Runs a command to its end. */
    Result run(String... arguments) throws IOException, InterruptedException {
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        Process process = builder(arguments).redirectOutput(out.toFile()).redirectError(err.toFile()).start();
        if (!process.waitFor(COMMAND_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError(
                    "openclaw " + String.join(" ", arguments) + " did not end: " + Files.readString(out) + Files.readString(err));
        }
        return new Result(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    /** Starts {@code openclaw gateway} and waits until it says where it listens. */
    RunningGateway gateway(String... arguments) throws IOException {
        RunningGateway gateway = launch(arguments);
        gateway.awaitListening();
        return gateway;
    }

    /** Whether this machine lets a process mount a file system of its own. */
    static boolean canMount() throws IOException, InterruptedException {
        try {
            return new ProcessBuilder("unshare", "-Urm", "mount", "-t", "tmpfs", "none", "/mnt").start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Starts a gateway whose state folder is a disk of its own with so many bytes, and waits until it listens. */
    RunningGateway onSmallDisk(int bytes) throws IOException {
        String mount = "mount -t tmpfs -o size=" + bytes
                + " none \"$OPENCLAW_STATE_DIR\" && cp -p \"$1\" \"$OPENCLAW_STATE_DIR\" && shift && exec \"$@\"";
        Path config = Files.copy(config(), folder.resolve("openclaw.json"));
        prefix = List.of("unshare", "-Urm", "sh", "-c", mount, "sh", config.toString());
        try {
            return gateway();
        } finally {
            prefix = List.of();
        }
    }

    /** Starts {@code openclaw gateway} and does not wait. */
    RunningGateway launch(String... arguments) throws IOException {
        List<String> words = new ArrayList<>(List.of("gateway"));
        words.addAll(Arrays.asList(arguments));
        if (words.stream().noneMatch(word -> word.startsWith("--port")) && !environment.containsKey("OPENCLAW_GATEWAY_PORT"))
            words.addAll(List.of("--port", "0"));
        Path out = Files.createTempFile(folder, "gateway", ".txt");
        RunningGateway gateway = new RunningGateway(
                builder(words.toArray(String[]::new)).redirectErrorStream(true).redirectOutput(out.toFile()).start(), out);
        started.add(gateway);
        return gateway;
    }

    private ProcessBuilder builder(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(prefix);
        command.add(image.resolve("bin/openclaw").toString());
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().keySet().removeIf(name -> name.matches("(OPENCLAW|CLAWDBOT|OPENAI|ANTHROPIC|TELEGRAM|XDG)_.*|INVOCATION_ID"));
        builder.environment().put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        builder.environment().put("OPENCLAW_STATE_DIR", state().toString());
        // the log goes to the folder for temporary files, and each test wants its own
        builder.environment().put("OPENCLAW_JAVA_OPTS", "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        builder.environment().putAll(environment);
        builder.directory(folder.toFile());
        return builder;
    }

    /** Ends what still runs, successors too. */
    @Override
    public void close() { started.forEach(RunningGateway::kill); }
}
