package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundle that keeps approvals is replaced while a command waits for one: nothing is approved by that. */
class ApprovalsSwapIT {
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    @TempDir
    Path folder;

    @Test
    void whoWaitsIsRefusedAndAsksAgain() throws Exception {
        try (FakeModelServer model = new FakeModelServer();
                HostedGateway gateway = new HostedGateway(folder,
                        "models: { providers: { fake: { baseUrl: '" + model.baseUrl()
                                + "', models: [{ id: 'fake-1', name: 'F' }], apiKey: 'k' } } }",
                        "agents: { defaults: { model: 'fake/fake-1' } }");
                ControlClient asker = gateway.connect();
                ControlClient approver = gateway.connect()) {
            CompletableFuture<JsonNode> waits = asking(asker, "first");
            approver.event("exec.approval.requested", event -> event.at("/id").asText().equals("first"));
            gateway.update("approvals");
            Await.until("the wait ends", PATIENCE, waits::isDone);
            CompletionException refused = assertThrows(CompletionException.class, waits::join);
            ControlClient.Refused words = assertInstanceOf(ControlClient.Refused.class, refused.getCause());
            String text = String.valueOf(words.getMessage());
            assertTrue(text.contains("nothing was run") || text.contains("method.approvals"), text);
            assertEquals("[]", approver.ask("exec.approval.pending", Map.of()).path("pending").toString());

            CompletableFuture<JsonNode> again = asking(asker, "second");
            approver.event("exec.approval.requested", event -> event.at("/id").asText().equals("second"));
            assertEquals("{\"ok\":true}",
                    approver.ask("exec.approval.resolve", Map.of("id", "second", "decision", "allow-once")).toString());
            assertEquals("allow-once", again.join().path("decision").asText());
            assertTrue(asker.open() && approver.open());
        }
    }

    private static CompletableFuture<JsonNode> asking(ControlClient client, String id) {
        return CompletableFuture.supplyAsync(() -> client.ask("exec.approval.request", Map.of("id", id, "command", "ls", "cwd", "/tmp")),
                task -> Thread.ofVirtual().start(task));
    }
}
