package ai.openclaw.method.nodes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The legacy store of nodes with tokens. */
class PairStoreTest {
    @TempDir
    Path stateDir;
    private NodeHarness nodes;
    private Path paired;

    @BeforeEach
    void start() {
        nodes = new NodeHarness(stateDir);
        paired = stateDir.resolve("nodes/paired.json");
    }

    private String request(String nodeId) throws Exception {
        return String
                .valueOf(Tree.at(nodes.ask("node.pair.request", Map.of("nodeId", nodeId, "displayName", "Phone")), "request", "requestId"));
    }

    @Test
    void aNodeAsksIsApprovedAndShowsItsToken() throws Exception {
        Map<?, ?> asked = nodes.ask("node.pair.request", Map.of("nodeId", "p", "platform", "ios"));
        assertEquals(List.of("status", "request", "created"), Tree.keys(asked));
        assertEquals(true, Tree.at(asked, "created"));
        assertEquals(false, Tree.at(asked, "request", "isRepair"));
        String id = String.valueOf(Tree.at(asked, "request", "requestId"));
        Map<?, ?> approved = nodes.ask("node.pair.approve", Map.of("requestId", id));
        String token = String.valueOf(Tree.at(approved, "node", "token"));
        assertEquals(true, Tree.at(nodes.ask("node.pair.verify", Map.of("nodeId", "p", "token", token)), "ok"));
        assertEquals(Map.of("ok", false), nodes.ask("node.pair.verify", Map.of("nodeId", "p", "token", token + "x")));
        assertEquals(Map.of("ok", false), nodes.ask("node.pair.verify", Map.of("nodeId", "q", "token", token)));
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(paired)));
        assertFalse(JsonText.write(nodes.ask("node.pair.list", Map.of())).contains(token), "tokens are not listed");
        assertEquals(List.of("requested", "approved"), List.of("requested", decision(0)));
    }

    private Object decision(int index) {
        assertEquals(Scope.PAIRING, nodes.events.named("node.pair.requested").getFirst().scope());
        return String.valueOf(Tree.at(nodes.events.named("node.pair.resolved").get(index).payload(), "decision"));
    }

    @Test
    void whoAsksAgainIsStillTheSameRequest() throws Exception {
        String first = request("p");
        Map<?, ?> again = nodes.ask("node.pair.request", Map.of("nodeId", "p", "displayName", "New name"));
        assertEquals(first, Tree.at(again, "request", "requestId"));
        assertEquals(false, Tree.at(again, "created"));
        assertEquals("New name", Tree.at(nodes.ask("node.pair.list", Map.of()), "pending", 0, "displayName"));
        assertEquals(1, nodes.events.named("node.pair.requested").size());
    }

    @Test
    void aRejectedRequestIsGone() throws Exception {
        String id = request("p");
        assertEquals("p", Tree.at(nodes.ask("node.pair.reject", Map.of("requestId", id)), "nodeId"));
        assertEquals("rejected", decision(0));
        assertEquals("unknown requestId",
                assertThrows(GatewayException.class, () -> nodes.ask("node.pair.approve", Map.of("requestId", id))).message());
    }

    @Test
    void requestsExpireAfterFiveMinutes() throws Exception {
        String id = request("p");
        nodes.advance(PairStore.PENDING);
        assertEquals(List.of(), Tree.at(nodes.ask("node.pair.list", Map.of()), "pending"));
        assertThrows(GatewayException.class, () -> nodes.ask("node.pair.approve", Map.of("requestId", id)));
    }

    @Test
    void onlySoManyRequestsWait() throws Exception {
        for (int i = 0; i < PairStore.MAX_PENDING; i++)
            request("p" + i);
        GatewayException full = assertThrows(GatewayException.class, () -> request("one more"));
        assertTrue(full.message().endsWith("openclaw nodes pending"), full.message());
    }

    @Test
    void whatOthersWroteIntoTheFilesStays() throws Exception {
        Files.createDirectories(paired.getParent());
        Files.writeString(paired,
                "{\"p\":{\"nodeId\":\"p\",\"token\":\"t\",\"createdAtMs\":5,\"bins\":[\"ls\"]},\"q\":{\"nodeId\":\"q\",\"new\":1}}");
        Map<?, ?> asked = nodes.ask("node.pair.request", Map.of("nodeId", "p"));
        assertEquals(true, Tree.at(asked, "request", "isRepair"));
        nodes.ask("node.pair.approve", Map.of("requestId", String.valueOf(Tree.at(asked, "request", "requestId"))));
        nodes.ask("node.rename", Map.of("nodeId", "p", "displayName", "Named"));
        Object file = JsonText.parse(Files.readString(paired));
        assertEquals(List.of("ls"), Tree.at(file, "p", "bins"));
        assertEquals(5, Tree.at(file, "p", "createdAtMs"));
        assertEquals("Named", Tree.at(file, "p", "displayName"));
        assertEquals(1, Tree.at(file, "q", "new"));
    }

    @Test
    void aBrokenFileIsNamedAndNeverOverwritten() throws IOException {
        Files.createDirectories(paired.getParent());
        Files.writeString(paired, "{half");
        assertTrue(assertThrows(GatewayException.class, () -> request("p")).message().startsWith(paired + " is no JSON"));
        assertEquals("{half", Files.readString(paired));
    }

    @Test
    void aLinkWaitsForTheDecision() throws Exception {
        String id = nodes.pairing.request(Map.of("nodeId", "p", "caps", List.of("camera")));
        Map<?, ?> approved = nodes.ask("node.pair.approve", Map.of("requestId", id));
        Optional<String> token = nodes.pairing.await(id, Duration.ofSeconds(10));
        assertEquals(Tree.at(approved, "node", "token"), token.orElseThrow());
        assertTrue(nodes.pairing.verify("p", token.get()));
        String other = nodes.pairing.request(Map.of("nodeId", "q"));
        nodes.ask("node.pair.reject", Map.of("requestId", other));
        assertEquals(Optional.empty(), nodes.pairing.await(other, Duration.ofSeconds(10)));
        assertThrows(GatewayException.class, () -> nodes.pairing.request(Map.of("nodeId", 7)));
    }

    @Test
    void aLinkCannotTakeTheNameOfADevice() throws Exception {
        String device = "ab".repeat(32);
        assertThrows(GatewayException.class, () -> nodes.pairing.request(Map.of("nodeId", device)));
        Map<?, ?> approved = nodes.ask("node.pair.approve", Map.of("requestId", request(device)));
        assertFalse(nodes.pairing.verify(device, String.valueOf(Tree.at(approved, "node", "token"))));
    }
}
