package ai.openclaw.conformance;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The packaged gateway with the configuration that the recordings were made with. */
final class GatewayUnderTest implements AutoCloseable {
    static final String TOKEN = "tok-contract-0001";
    private static final Pattern LISTENING = Pattern.compile("listening on (ws://127\\.0\\.0\\.1:\\d+)");
    private final FakeModelServer model = new FakeModelServer();
    private final Path config;
    private final Path out;
    private final Process process;
    private final String url;
    private final String providers;

    GatewayUnderTest(Path folder) throws Exception { this(folder, ""); }

    /** @param more of the configuration, such as {@code channels: { … },} */
    GatewayUnderTest(Path folder, String more) throws Exception {
        this(folder, more, "", List.of());
    }

    /**
     * @param inGateway more of {@code gateway}, each with a comma
     * @param options of the command line
     */
    GatewayUnderTest(Path folder, String more, String inGateway, List<String> options) throws Exception {
        this(folder, more, inGateway, options, "");
    }

    /** @param providers more of {@code models.providers}, each with a comma before it */
    GatewayUnderTest(Path folder, String more, String inGateway, List<String> options, String providers) throws Exception {
        this.providers = providers;
        Path state = Files.createDirectories(folder.resolve("state"));
        config = state.resolve("openclaw.json");
        out = folder.resolve("out.txt");
        Files.writeString(config, text(more, inGateway, "heartbeat: { every: '0m' }"));
        ProcessBuilder builder = new ProcessBuilder(Path.of(System.getProperty("openclaw.image"), "bin", "openclaw").toString(), "gateway",
                "--port", "0");
        builder.command().addAll(options);
        builder.environment().put("OPENCLAW_STATE_DIR", state.toString());
        builder.environment().put("HOME", folder.toString());
        builder.environment().put("OPENCLAW_SUPERVISED", "1"); // a restart is an exit code, for the test starts no other
        builder.environment().put("OPENCLAW_JAVA_OPTS", "-Djava.io.tmpdir=" + Files.createDirectories(folder.resolve("tmp")));
        process = builder.redirectErrorStream(true).redirectOutput(out.toFile()).start();
        Await.until("the gateway listens", Duration.ofSeconds(60), () -> LISTENING.matcher(Files.readString(out)).find());
        Matcher found = LISTENING.matcher(Files.readString(out));
        url = found.find() ? found.group(1) : "";
        Await.until("all methods are there", Duration.ofSeconds(20), () -> methods().containsAll(Transcripts.announced()));
    }

    /**
     * A whole configuration.
     *
     * @param more of its members, each with a comma
     * @param inGateway more of {@code gateway}, each with a comma; with or without an {@code auth} of its own
     * @param defaults more of {@code agents.defaults}
     */
    String text(String more, String inGateway, String defaults) {
        return "{ agents: { defaults: { model: 'fake/fake-1', " + defaults + " } },"
                + " models: { providers: { fake: { api: 'openai-completions', baseUrl: '" + model.baseUrl()
                + "', apiKey: 'k', models: [{ id: 'fake-1', name: 'Fake', contextWindow: 128000,"
                + " cost: { input: 1, output: 2, cacheRead: 0, cacheWrite: 0 } }] }" + providers + " } }, " + more + " gateway: { "
                + inGateway + (inGateway.contains("auth: ") ? "" : "auth: { mode: 'token', token: '" + TOKEN + "' }, ")
                + "mode: 'local' } }";
    }

    /** The file {@code openclaw.json}. */
    Path config() { return config; }

    /** What it printed. */
    Path console() { return out; }

    String url() { return url; }

    /** The model that agents ask. */
    FakeModelServer model() { return model; }

    /** A client that is let in with these scopes. */
    RawClient connect(List<String> scopes) throws Exception {
        return admit(params("cli", "cli", scopes), "", false);
    }

    /** The parameters of a connect by an operator's program. */
    static ObjectNode params(String id, String mode, List<String> scopes) {
        ObjectNode params = Transcripts.JSON.createObjectNode().put("minProtocol", 3).put("maxProtocol", 3).put("role", "operator");
        params.putObject("client").put("id", id).put("version", "2026.3.13").put("platform", "linux").put("mode", mode);
        params.putObject("auth").put("token", TOKEN);
        scopes.forEach(params.putArray("scopes")::add);
        return params;
    }

    /** A client that is let in with these parameters, to which a device of its own is added if it is to have one. */
    RawClient admit(ObjectNode params, String origin, boolean device) throws Exception {
        RawClient client = new RawClient(url, origin);
        String nonce = client.event("connect.challenge").at("/payload/nonce").asText();
        if (device)
            params.set("device", Device.proof(new Device(), params, nonce));
        ObjectNode frame = Transcripts.JSON.createObjectNode().put("type", "req").put("id", "r1").put("method", "connect");
        frame.set("params", params);
        client.send(frame.toString());
        JsonNode hello = client.answer("r1");
        if (!hello.path("ok").asBoolean())
            throw new AssertionError(hello);
        return client;
    }

    /** The methods that are there. */
    List<String> methods() throws Exception {
        try (RawClient client = new RawClient(url, "")) {
            client.event("connect.challenge");
            client.send(
                    "{\"type\":\"req\",\"id\":\"c\",\"method\":\"connect\",\"params\":{\"minProtocol\":3,\"maxProtocol\":3,\"client\":{\"id\":\"cli\",\"version\":\"1\",\"platform\":\"linux\",\"mode\":\"cli\"},\"auth\":{\"token\":\""
                            + TOKEN + "\"}}}");
            JsonNode names = client.answer("c").at("/payload/features/methods");
            return java.util.stream.StreamSupport.stream(names.spliterator(), false).map(JsonNode::asText).toList();
        }
    }

    /** Asks it to stop, as a service manager does. */
    void stop() { process.destroy(); }

    @Override
    public void close() {
        process.destroy();
        process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
        process.destroyForcibly();
        model.close();
        Traffic.verify();
    }
}
