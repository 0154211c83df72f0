package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.ModelAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;

/** Bundles come, go and fail while clients stay connected. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SwapIT {
    private static final Duration BACK = Duration.ofSeconds(30);
    private final FakeModelServer model = new FakeModelServer();
    private HostedGateway gateway;

    @BeforeAll
    void start(@TempDir Path folder) throws Exception {
        gateway = new HostedGateway(folder, Texts.model(model), "channels: { echo: { user: 'me' } }");
    }

    @AfterAll
    void stop() {
        gateway.close();
        model.close();
    }

    @Test
    void httpAndWebSocketShareOnePort() throws Exception {
        assertEquals(200, gateway.get("/health").statusCode());
        assertEquals(200, gateway.get("/ready").statusCode());
        try (ControlClient client = gateway.connect()) {
            assertTrue(client.ask("health", Map.of()).path("ok").asBoolean());
            assertEquals("Hello from the fake model.", client.agent("main", "hello"));
        }
    }

    @Test
    void methodsOfABundleVanishAndComeBackWithIt() throws Exception {
        Map<String, String> methods = Map.ofEntries(Map.entry("method.agent", "agent"), Map.entry("method.agents", "agents.list"),
                Map.entry("method.catalog", "tools.catalog"), Map.entry("method.channels", "send"), Map.entry("method.chat", "chat.send"),
                Map.entry("method.config", "config.get"), Map.entry("method.devices", "device.pair.list"),
                Map.entry("method.heartbeat", "wake"), Map.entry("method.logs", "logs.tail"), Map.entry("method.secrets", "secrets.reload"),
                Map.entry("method.nodes", "node.list"), Map.entry("method.approvals", "exec.approvals.get"),
                Map.entry("method.plugins", "plugins.list"), Map.entry("method.sessions", "sessions.list"),
                Map.entry("method.usage", "usage.cost"), Map.entry("method.system", "status"));
        try (ControlClient witness = gateway.connect()) {
            for (Map.Entry<String, String> entry : methods.entrySet()) {
                Bundle bundle = gateway.bundle(entry.getKey());
                bundle.stop();
                try {
                    Await.until(entry.getValue() + " is gone", BACK, () -> !offered(entry.getValue()));
                    ControlClient.Refused refused = assertThrows(ControlClient.Refused.class,
                            () -> witness.askOnce(entry.getValue(), Map.of()));
                    assertEquals(entry.getValue() + " is being started; try again", refused.getMessage(), "it may be an update");
                } finally {
                    bundle.start();
                }
                Await.until(entry.getValue() + " is back", BACK, () -> offered(entry.getValue()));
                assertTrue(witness.open(), entry.getKey());
            }
        }
    }

    private boolean offered(String method) {
        try (ControlClient client = gateway.connect()) {
            return client.hello().at("/features/methods").toString().contains("\"" + method + "\"");
        }
    }

    /** A bundle, where it answers, and a text of its answer. */
    private record Page(String bundle, String path, String text) {}

    @Test
    void pagesOfABundleVanishAndComeBackWithIt() throws Exception {
        try (ControlClient witness = gateway.connect()) {
            for (Page page : List.of(new Page("http.health", "/health", "\"live\""), new Page("http.webchat", "/chat", "<chat-app>"),
                    new Page("http.ui", "/", "OpenClaw Gateway"), new Page("http.canvas", "/__openclaw__/canvas/", "OpenClaw Canvas"))) {
                gateway.bundle(page.bundle()).stop();
                try {
                    Await.until(page.path() + " is gone", BACK, () -> !gateway.get(page.path()).body().contains(page.text()));
                } finally {
                    gateway.bundle(page.bundle()).start();
                }
                Await.until(page.path() + " is back", BACK, () -> gateway.get(page.path()).body().contains(page.text()));
            }
            assertTrue(witness.open());
        }
    }

    @Test
    void aModelThatIsReplacedDuringARunAnswersAllTheSame() throws Exception {
        try (ControlClient client = gateway.connect()) {
            for (int i = 0; i < 5; i++) {
                int before = model.requests().size();
                model.answer(ModelAnswer.slowly(Duration.ofMillis(150), "one ", "two ", "three"));
                CompletableFuture<String> answer = client.agentLater("replaced-" + i, "count");
                Await.until("the model is asked", BACK, () -> model.requests().size() > before);
                gateway.update("model.openai");
                String text = answer.get(60, TimeUnit.SECONDS);
                assertTrue(text.equals("one two three") || text.equals("Hello from the fake model."), text);
            }
            assertTrue(client.open());
        }
    }

    @Test
    void theControlPlaneClosesItsSocketsAndClientsComeBack() throws Exception {
        try (ControlClient client = gateway.connect()) {
            gateway.update("control");
            assertEquals(1012, client.closeCode());
        }
        gateway.awaitHealth();
        try (ControlClient client = gateway.connect()) {
            assertEquals("Hello from the fake model.", client.agent("main", "hello again"));
        }
    }

    @Test
    void anUpdateThatDoesNotWorkLeavesTheOldVersionAnswering() throws Exception {
        try (ControlClient client = gateway.connect()) {
            deploy(client, "plugins.install", Files.readAllBytes(Path.of(System.getProperty("openclaw.echo"))));
            echoAnswers("before");
            refused(client, BrokenBundle.throwsOnStart(), "no luck today");
            echoAnswers("after one that throws");
            refused(client, BrokenBundle.needs("com.example.missing"), "com.example.missing");
            echoAnswers("after one that lacks a package");
            refused(client, BrokenBundle.failingComponent(), "ai.openclaw.channel.echo");
            echoAnswers("after one whose component fails");
            refused(client, "no jar at all".getBytes(java.nio.charset.StandardCharsets.UTF_8), "is no jar file");
            echoAnswers("after one that is no bundle");
            client.ask("plugins.uninstall", Map.of("id", "channel.echo"));
            assertFalse(client.ask("plugins.list", Map.of()).toString().contains("channel.echo"));
            assertTrue(client.open());
        }
    }

    private static void deploy(ControlClient client, String method, byte[] jar) {
        client.ask(method, Map.of("fileName", "echo.jar", "content", Base64.getEncoder().encodeToString(jar)));
    }

    private static void refused(ControlClient client, byte[] jar, String why) {
        String message = String
                .valueOf(assertThrows(ControlClient.Refused.class, () -> deploy(client, "plugins.update", jar)).getMessage());
        assertTrue(message.contains(why), message);
        assertFalse(message.contains("Exception"), message);
    }

    private void echoAnswers(String text) throws Exception {
        Path chat = Files.createDirectories(gateway.state().resolve("echo/default"));
        Path draft = Files.writeString(gateway.state().resolve("words"), "ECHO:" + text.replace(' ', '-'));
        Files.move(draft, chat.resolve(text.replace(' ', '-') + ".txt"));
        Await.until("echo answers " + text, BACK, () -> Files.exists(chat.resolve("answers.log"))
                && List.of(Files.readString(chat.resolve("answers.log")).split("\n")).contains(text.replace(' ', '-')));
    }
}
