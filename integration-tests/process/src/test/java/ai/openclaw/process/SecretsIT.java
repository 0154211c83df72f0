package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose credentials come from the environment, a file and a program: none of them is written anywhere. */
class SecretsIT {
    private static final String MODEL_KEY = "s3cret-model-key";
    private static final String TELEGRAM = "1234:s3cret-bot-token";
    @TempDir
    Path folder;
    @TempDir
    Path vault;
    private final FakeModelServer model = new FakeModelServer();
    private final FakeTelegramServer telegram = new FakeTelegramServer(0, TELEGRAM);
    private Installation installation;

    @BeforeEach
    void install() throws Exception {
        installation = new Installation(folder);
        installation.environment.put("GATEWAY_SECRET", Installation.TOKEN);
        privately("secrets.json", "{\"keys\":{\"model\":\"" + MODEL_KEY + "\"}}");
        mend(TELEGRAM);
    }

    @AfterEach
    void stop() {
        installation.close();
        model.close();
        telegram.close();
    }

    private Path privately(String name, String text) throws IOException {
        Path draft = Files.writeString(vault.resolve("draft"), text);
        Files.setPosixFilePermissions(draft, PosixFilePermissions.fromString("rwx------"));
        return Files.move(draft, vault.resolve(name), java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }

    private void mend(String secret) throws IOException {
        privately("vault.sh", "#!/bin/sh\ncat > /dev/null\necho '{\"protocolVersion\":1,\"values\":{\"bot/token\":\"" + secret + "\"}}'\n");
    }

    private void configure(String more) throws IOException { installation.write("""
        {
          gateway: { mode: "local", auth: { mode: "token", token: { source: "env", provider: "default", id: "GATEWAY_SECRET" } } },
          secrets: { providers: { keys: { source: "file", path: "%s" }, vault: { source: "exec", command: "%s" } } },
          models: { providers: { fake: { api: "openai-completions", baseUrl: "%s", models: [{ id: "fake-1", name: "Fake" }],
            apiKey: { source: "file", provider: "keys", id: "/keys/model" } } } },
          agents: { defaults: { model: "fake/fake-1" } },
          channels: { telegram: { apiRoot: "%s", dmPolicy: "allowlist", allowFrom: ["7"],
            botToken: { source: "exec", provider: "vault", id: "bot/token" } } }%s
        }
        """.formatted(vault.resolve("secrets.json"), vault.resolve("vault.sh"), model.baseUrl(), telegram.apiRoot(), more)); }

    @Test
    void secretsAreUsedReloadedAndWrittenNowhere() throws Exception {
        configure("");
        RunningGateway gateway = installation.gateway();
        Await.until("telegram is polled", () -> telegram.waiting() == 1);
        try (ControlClient client = gateway.connect()) {
            assertEquals("Hello from the fake model.", client.agent("main", "hello"));
            assertTrue(model.headers().toString().contains("Bearer " + MODEL_KEY), "the key is the one of the file");
            said(7);

            // a program that fails leaves everything as it was, and says so once
            privately("vault.sh", "#!/bin/sh\nexit 9\n");
            for (int i = 0; i < 2; i++)
                assertTrue(refusal(client).startsWith("SecretProviderResolutionError: Exec provider \"vault\" ended with exit code 9"));
            assertEquals(1, installation.log().split("SECRETS_RELOADER_DEGRADED\\]", -1).length - 1);
            said(7);
            mend(TELEGRAM);
            assertEquals("{\"ok\":true,\"warningCount\":0}", client.ask("secrets.reload", Map.of()).toString());
            assertTrue(installation.log().contains("SECRETS_RELOADER_RECOVERED"), installation.log());
            assertEquals(0, installation.run("secrets", "reload", "--port", Integer.toString(gateway.port())).exitCode(),
                    "the command line finds the token by the reference");

            // a change of something else, over the control plane
            JsonNode config = client.ask("config.get", Map.of());
            client.ask("config.patch", Map.of("raw", "{ ui: { assistant: { name: 'Claw' } } }", "baseHash", config.path("hash").asText()));
            assertEquals("Claw", client.ask("config.get", Map.of()).at("/config/ui/assistant/name").asText());
            assertEquals("Hello from the fake model.", client.agent("main", "again"));

            // a key that changed is used from then on, and the socket stands
            privately("secrets.json", "{\"keys\":{\"model\":\"s3cret-other-key\"}}");
            client.ask("secrets.reload", Map.of());
            client.agent("main", "with another key");
            assertTrue(model.headers().getLast().toString().contains("Bearer s3cret-other-key"));
            assertTrue(client.open());
        }
        Installation.Result audit = installation.run("secrets", "audit", "--check");
        assertEquals(0, audit.exitCode(), audit.all());
        // the last good copy is kept when nothing moved for a while
        Await.until("the copy is there", () -> Files.exists(installation.state().resolve("config/last-good.json5")));
        gateway.signal("TERM");
        assertEquals(0, gateway.awaitExit());
        assertEquals(List.of(), leaks(installation.state()), "state folder");
        assertEquals(List.of(), leaks(folder), "logs and output");
    }

    private static String refusal(ControlClient client) {
        return String.valueOf(assertThrows(ControlClient.Refused.class, () -> client.ask("secrets.reload", Map.of())).getMessage());
    }

    private void said(int from) {
        int before = telegram.sent().size();
        telegram.say(from, "hello");
        Await.until("telegram answers", () -> telegram.sent().size() == before + 1);
    }

    /** Files in which one of the secrets stands. */
    private static List<String> leaks(Path where) throws IOException {
        List<String> leaks = new ArrayList<>();
        try (Stream<Path> files = Files.walk(where)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
                for (String secret : List.of(Installation.TOKEN, "s3cret"))
                    if (bytes.contains(secret))
                        leaks.add(file + " holds " + secret);
            }
        }
        return leaks;
    }

    @Test
    void aSecretThatIsNeededRefusesTheStartAndAnotherDoesNot() throws Exception {
        installation.environment.clear();
        configure("");
        RunningGateway refused = installation.launch();
        assertEquals(1, refused.awaitExit());
        assertTrue(
                refused.output()
                        .contains("Gateway failed to start: Error: Startup failed: required secrets are unavailable."
                                + " SecretRefResolutionError: Environment variable \"GATEWAY_SECRET\" is missing or empty."),
                refused.output());
        assertTrue(refused.output().contains("[SECRETS_RELOADER_DEGRADED]"), refused.output());

        installation.environment.put("GATEWAY_SECRET", Installation.TOKEN);
        Files.delete(vault.resolve("vault.sh"));
        RunningGateway gateway = installation.gateway();
        try (ControlClient client = gateway.connect()) {
            assertEquals("Hello from the fake model.", client.agent("main", "hello"));
            Await.until("it is told", () -> client.ask("status", Map.of()).toString().contains("channels.telegram.botToken")
                    || installation.log().contains("channels.telegram.botToken: SecretProviderResolutionError"));
            assertEquals(0, telegram.waiting());
            mend(TELEGRAM);
            client.ask("secrets.reload", Map.of());
            Await.until("telegram is polled", () -> telegram.waiting() == 1);
        }
    }

    @Test
    void aProgramThatHangsIsGivenUpAndTheGatewayStarts() throws Exception {
        privately("vault.sh", "#!/bin/sh\nsleep 30\n");
        configure(", talk: { apiKey: { source: \"exec\", provider: \"vault\", id: \"bot/token\" } }");
        RunningGateway gateway = installation.gateway();
        try (ControlClient client = gateway.connect()) {
            assertEquals("Hello from the fake model.", client.agent("main", "hello"));
        }
        assertTrue(gateway.output().contains("Exec provider \"vault\" timed out after 5000 ms"), gateway.output());
        assertFalse(gateway.output().contains(Installation.TOKEN), "a token that is kept elsewhere is not printed");
    }
}
