package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import ai.openclaw.testkit.ModelAnswer;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people read when something outside does not work, and that the gateway stays up. */
class FailuresIT {
    @TempDir
    Path folder;
    private Installation installation;

    @BeforeEach
    void install() { installation = new Installation(folder); }

    @AfterEach
    void stop() { installation.close(); }

    private static void sentence(String answer, String part) {
        assertTrue(answer.contains(part), answer);
        assertFalse(answer.contains("Exception"), answer);
        assertFalse(answer.contains("\n\tat "), answer);
    }

    @Test
    void aModelServerThatMisbehavesIsDescribedInTheAnswer() throws Exception {
        try (FakeModelServer model = new FakeModelServer()) {
            RunningGateway gateway = installation.configure(Installation.model(model)).gateway();
            try (ControlClient client = gateway.connect()) {
                assertEquals("Hello from the fake model.", client.agent("main", "hello"));
                model.answer(ModelAnswer.status(401, "bad key"));
                sentence(client.agent("main", "hello"), "apiKey");
                model.answer(ModelAnswer.raw("text/event-stream", "data: {this is no JSON\n\n"));
                sentence(client.agent("main", "hello"), "fake");
                model.answer(ModelAnswer.raw("text/html", "<html>Welcome to nginx"));
                sentence(client.agent("main", "hello"), "fake");
                model.answer(ModelAnswer.slowly(Duration.ofMillis(100), "take ", "your ", "time"));
                assertEquals("take your time", client.agent("main", "hello"));
                assertEquals("Hello from the fake model.", client.agent("main", "hello"));
            }
        }
    }

    @Test
    void aModelServerThatIsDownIsNamed() throws Exception {
        RunningGateway gateway = installation.configure(Installation.model("http://127.0.0.1:1/v1")).gateway();
        try (ControlClient client = gateway.connect()) {
            sentence(client.agent("main", "hello"), "http://127.0.0.1:1");
        }
        Installation.Result result = installation.run("agent", "--agent", "main", "-m", "hi", "--port", Integer.toString(gateway.port()));
        assertEquals(1, result.exitCode(), result.all());
        sentence(result.all(), "127.0.0.1:1");
    }

    @Test
    void aModelThatDoesNotExistIsNamedWithTheWayOut() throws Exception {
        RunningGateway gateway = installation.configure("agents: { defaults: { model: 'nowhere/model-x' } }").gateway();
        try (ControlClient client = gateway.connect()) {
            ControlClient.Refused refused = assertThrows(ControlClient.Refused.class, () -> client.agent("main", "hello"));
            sentence(String.valueOf(refused.getMessage()),
                    "no provider \"nowhere\" is deployed (there is: offline); set models.providers.nowhere");
            assertTrue(client.open());
        }
    }

    @Test
    void aWrongTelegramTokenIsInTheChannelStatus() throws Exception {
        try (FakeTelegramServer telegram = new FakeTelegramServer()) {
            RunningGateway gateway = installation.configure(Installation.telegram(telegram.apiRoot(), "1234:wrong")).gateway();
            String port = Integer.toString(gateway.port());
            Await.until("the token is reported", Duration.ofSeconds(30), () -> installation.run("channels", "status", "--port", port).out()
                    .contains("token rejected (401); set channels.telegram.botToken"));
            assertEquals(0, installation.run("health", "--port", port).exitCode());
            assertFalse(installation.log().contains("1234:wrong"), "tokens are not logged");
        }
    }
}
