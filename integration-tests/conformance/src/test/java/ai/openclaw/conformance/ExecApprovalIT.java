package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** The recorded approval of a command on a node (contract section 13), and that the node runs only what was approved (security checklist 28). */
class ExecApprovalIT {
    private static final List<String> ALL = List.of("operator.admin", "operator.read", "operator.write", "operator.approvals",
            "operator.pairing");
    @TempDir
    static Path folder;
    private static GatewayUnderTest gateway;

    @BeforeAll
    static void start() throws Exception { gateway = new GatewayUnderTest(folder); }

    @AfterAll
    static void stop() { gateway.close(); }

    private static String frame(String method, JsonNode params) {
        return Transcripts.JSON.createObjectNode().put("type", "req").put("id", method).put("method", method)
                .<ObjectNode>set("params", params).toString();
    }

    private static ObjectNode object() { return Transcripts.JSON.createObjectNode(); }

    /** What the recorded asker sent, as the recorded event tells it. */
    private static ObjectNode asking(JsonNode requested) {
        ObjectNode params = object();
        for (String key : List.of("nodeId", "host", "security", "ask", "agentId", "systemRunPlan", "command"))
            params.set(key, requested.at("/request/" + key));
        return params.put("timeoutMs", requested.path("expiresAtMs").asLong() - requested.path("createdAtMs").asLong()).put("twoPhase",
                true);
    }

    @TestFactory
    @Replays("exec-approval-node-run")
    Stream<DynamicTest> approval() {
        return Transcripts.tests("exec-approval-node-run", (name, steps) -> {
            Comparison comparison = new Comparison(name, new Differences());
            JsonNode requested = event(steps, "exec.approval.requested");
            try (RawClient asker = gateway.connect(ALL); RawClient approver = gateway.connect(ALL)) {
                asker.send(frame("exec.approval.request", asking(requested.path("payload"))));
                JsonNode asked = approver.event("exec.approval.requested", 0);
                comparison.same("/requested", requested.path("payload"), asked.path("payload"));
                assertEquals("accepted", asker.answer("exec.approval.request").at("/payload/status").asText());
                assertEquals(120_000, asked.at("/payload/expiresAtMs").asLong() - asked.at("/payload/createdAtMs").asLong());
                String id = asked.at("/payload/id").asText();
                approver.send(frame("exec.approval.resolve", object().put("id", id).put("decision", "allow-once")));
                comparison.same("/resolved", event(steps, "exec.approval.resolved").path("payload"),
                        approver.event("exec.approval.resolved", 0).path("payload"));
                assertEquals("{\"ok\":true}", approver.answer("exec.approval.resolve").path("payload").toString());
                assertEquals("allow-once", asker.answer("exec.approval.request").at("/payload/decision").asText());
            }
            assertEquals(List.of(), comparison.problems());
        });
    }

    private static JsonNode event(JsonNode steps, String name) {
        for (JsonNode step : steps)
            if (step.at("/frame/event").asText().equals(name))
                return step.path("frame");
        throw new AssertionError("no recorded " + name);
    }

    @Test
    void aNodeRunsWhatWasApprovedAndOnce28() throws Exception {
        ObjectNode params = GatewayUnderTest.params("node-host", "node", List.of());
        params.put("role", "node").putArray("commands").add("system.run").add("system.execApprovals.get").add("system.execApprovals.set");
        try (RawClient node = gateway.admit(params, "", true); RawClient operator = gateway.connect(ALL)) {
            String nodeId = params.at("/device/id").asText();
            ObjectNode plan = object().put("commandText", "/bin/echo hi").putNull("cwd").put("agentId", "main").putNull("sessionKey");
            plan.putArray("argv").add("/bin/echo").add("hi");
            operator.send(frame("exec.approval.request", object().put("id", "run-1").put("host", "node").put("nodeId", nodeId)
                    .put("twoPhase", true).set("systemRunPlan", plan)));
            assertEquals("accepted", operator.answer("exec.approval.request").at("/payload/status").asText());
            assertEquals("approval required", run(operator, nodeId, "hi", "early").at("/error/message").asText());
            operator.send(frame("exec.approval.resolve", object().put("id", "run-1").put("decision", "allow-once")));
            assertTrue(operator.answer("exec.approval.resolve").path("ok").asBoolean());
            assertEquals("APPROVAL_REQUEST_MISMATCH", run(operator, nodeId, "ho", "other").at("/error/details/code").asText());
            operator.send(frame("node.invoke", invoke(nodeId, "hi", "right")));
            JsonNode told = node.event("node.invoke.request").path("payload");
            JsonNode run = Transcripts.JSON.readTree(told.path("paramsJSON").asText());
            assertEquals("[\"/bin/echo\",\"hi\"] true allow-once",
                    run.path("command") + " " + run.path("approved") + " " + run.path("approvalDecision").asText());
            node.send(frame("node.invoke.result", object().put("id", told.path("id").asText()).put("nodeId", nodeId).put("ok", true)));
            assertTrue(operator.answer("node.invoke").path("ok").asBoolean());
            assertEquals("APPROVAL_REQUIRED", run(operator, nodeId, "hi", "again").at("/error/details/code").asText());
            node.send(frame("exec.approval.resolve", object().put("id", "run-1").put("decision", "allow-once")));
            assertEquals("unauthorized role: node", node.answer("exec.approval.resolve").at("/error/message").asText());
        }
    }

    private static ObjectNode invoke(String nodeId, String word, String key) {
        ObjectNode run = object().put("approved", true).put("approvalDecision", "allow-once").put("runId", "run-1").put("agentId", "main");
        run.putArray("command").add("/bin/echo").add(word);
        return object().put("nodeId", nodeId).put("command", "system.run").put("idempotencyKey", key).set("params", run);
    }

    private static JsonNode run(RawClient operator, String nodeId, String word, String key) throws Exception {
        operator.send(frame("node.invoke", invoke(nodeId, word, key)));
        return operator.answer("node.invoke");
    }

    @Test
    void theFileOfANodeIsReadAndWrittenThere() throws Exception {
        ObjectNode params = GatewayUnderTest.params("node-host", "node", List.of());
        params.put("role", "node").putArray("commands").add("system.execApprovals.get").add("system.execApprovals.set");
        String file = "{\"path\":\"/n\",\"exists\":true,\"hash\":\"h\",\"file\":{\"version\":1}}";
        try (RawClient node = gateway.admit(params, "", true); RawClient operator = gateway.connect(ALL)) {
            String nodeId = params.at("/device/id").asText();
            for (String method : List.of("get", "set")) {
                ObjectNode asked = object().put("nodeId", nodeId);
                if (method.equals("set"))
                    asked.put("baseHash", "h").putObject("file").put("version", 1);
                int before = node.received().size();
                operator.send(frame("exec.approvals.node." + method, asked));
                JsonNode told = node.event("node.invoke.request", before).path("payload");
                assertEquals("system.execApprovals." + method, told.path("command").asText());
                node.send(frame("node.invoke.result",
                        object().put("id", told.path("id").asText()).put("nodeId", nodeId).put("ok", true).put("payloadJSON", file)));
                assertEquals(file, operator.answer("exec.approvals.node." + method).path("payload").toString());
            }
        }
    }
}
