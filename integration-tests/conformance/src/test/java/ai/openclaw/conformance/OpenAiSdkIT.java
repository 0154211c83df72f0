package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import ai.openclaw.testkit.ModelAnswer;
import ai.openclaw.testkit.ScriptedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The official SDK of the API is content with the gateway. It needs Node and npm; OPENCLAW_NODE_TESTS=required says that they must be there. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OpenAiSdkIT {
    private static final Path SCRIPTS = Path.of("src/test/node");
    private static final Path INSTALLED = Path.of("target/node");
    private static final int PATIENCE_SECONDS = 120;
    private final ScriptedServer vectors = new ScriptedServer(
            _ -> ModelAnswer.raw("application/json", "{\"data\":[{\"index\":0,\"embedding\":[1,0.5]},{\"index\":1,\"embedding\":[0,2]}]}"));
    private GatewayUnderTest gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        if (!"required".equals(System.getenv("OPENCLAW_NODE_TESTS")))
            assumeTrue(there("node") && there("npm"), "no Node here; apt-get install nodejs npm");
        install();
        gateway = new GatewayUnderTest(folder, "",
                "http: { endpoints: { chatCompletions: { enabled: true }, responses: { enabled: true } } }, ", List.of(),
                ", vectors: { api: 'openai-completions', baseUrl: '" + vectors.origin() + "', apiKey: 'k', models: [{ id: 'small' }] }");
    }

    @AfterAll
    void stop() {
        if (gateway != null)
            gateway.close();
        vectors.close();
    }

    private static boolean there(String program) throws InterruptedException {
        try {
            return new ProcessBuilder(program, "--version").redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start().waitFor() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    /** Exactly what the lock file says, with the digests in it. */
    private static void install() throws Exception {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "package-lock.json", "sdk.mjs"))
            Files.write(INSTALLED.resolve(file), Files.readAllBytes(SCRIPTS.resolve(file)));
        run(Map.of(), "npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
    }

    private static void run(Map<String, String> environment, String... command) throws Exception {
        Path out = Files.createTempFile(INSTALLED, "out", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command).directory(INSTALLED.toFile()).redirectErrorStream(true)
                .redirectOutput(out.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertTrue(ended, () -> String.join(" ", command) + " does not end");
        assertEquals(0, process.exitValue(), Files.readString(out));
    }

    @ParameterizedTest
    @ValueSource(strings = {"chat", "chatStream", "chatStreamHelper", "chatTools", "chatToolsStream", "chatRunTools", "chatPicture",
            "responses", "responsesStream", "responsesTools", "responsesFile", "errors", "abort", "models", "embeddings"})
    void is(String content) throws Exception {
        run(Map.of("OPENCLAW_URL", gateway.url().replace("ws:", "http:"), "OPENCLAW_TOKEN", GatewayUnderTest.TOKEN), "node", "sdk.mjs",
                content);
    }
}
