package ai.openclaw.method.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ApprovalFile;
import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.ApprovalRequests;
import ai.openclaw.api.Caller;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.testkit.FakeCall;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the methods make of their parameters, in the recorded words (contract section 13). */
class ApprovalMethodsTest {
    private static final Map<String, Object> PLAN = Map.of("argv", List.of("/bin/echo", "hi"), "commandText", "/bin/echo hi", "agentId",
            "main");
    private final Waiting record = new Waiting();
    private final MethodGroup methods = new ApprovalMethods(record);
    private final FakeCall call = new FakeCall();

    /** Requests that are decided at once. */
    private static final class Waiting implements ApprovalRequests {
        final List<ApprovalRequest.Asked> asked = new ArrayList<>();
        final List<String> resolved = new ArrayList<>();
        Duration timeout = Duration.ZERO;

        @Override
        public ApprovalRequest open(Optional<String> id, ApprovalRequest.Asked what, Optional<Caller> asker, Duration lasts) {
            asked.add(what);
            timeout = lasts;
            return new ApprovalRequest(id.orElse("new"), what, 1000, 1000 + lasts.toMillis());
        }

        @Override
        public ApprovalRequest.Outcome outcome(String id) { return new ApprovalRequest.Outcome(id, Optional.empty(), 1000, 121_000); }

        @Override
        public void resolve(String id, String decision, String approver) { resolved.add(id + " " + decision + " " + approver); }

        @Override
        public List<ApprovalRequest> pending() { return List.of(); }

        @Override
        public Map<String, Object> redeem(String nodeId, Map<String, ?> params, Caller caller) { return Map.of(); }
    }

    private String refusal(MethodGroup group, String method, Map<String, ?> params) {
        return assertThrows(GatewayException.class, () -> call.invoke(group, method, params)).message();
    }

    private static Map<String, Object> nodeRun(Object... more) {
        Map<String, Object> params = new LinkedHashMap<>(Map.of("host", "node", "nodeId", "n", "command", "what a node is told to show"));
        for (int i = 0; i < more.length; i += 2)
            params.put(String.valueOf(more[i]), more[i + 1]);
        return params;
    }

    @Test
    void aNodeRunIsAskedForByItsPlanAlone28() throws Exception {
        assertEquals("nodeId is required for host=node", refusal(methods, "exec.approval.request", Map.of("host", "node")));
        assertEquals("systemRunPlan is required for host=node", refusal(methods, "exec.approval.request", nodeRun()));
        call.invoke(methods, "exec.approval.request", nodeRun("systemRunPlan", PLAN, "agentId", "other", "cwd", "/elsewhere"));
        ApprovalRequest.Asked asked = record.asked.getFirst();
        assertEquals("/bin/echo hi", asked.command(), "people see what will run");
        assertEquals(Optional.of("main"), asked.agentId());
        assertEquals(Optional.empty(), asked.cwd());
        assertEquals(List.of("/bin/echo", "hi"), asked.systemRunBinding().orElseThrow().argv());
        assertEquals(Optional.empty(), asked.systemRunBinding().orElseThrow().envHash());
        call.invoke(methods, "exec.approval.request", nodeRun("systemRunPlan", PLAN, "env", Map.of("A", "1", "B", "2")));
        assertEquals(64, record.asked.get(1).systemRunBinding().orElseThrow().envHash().orElseThrow().length());
    }

    @Test
    void twoPhasesAnswerTwice() throws Exception {
        Object answer = call.invoke(methods, "exec.approval.request", Map.of("id", "mine", "command", "ls", "twoPhase", true));
        assertEquals(List.of(Map.of("status", "accepted", "id", "mine", "createdAtMs", 1000L, "expiresAtMs", 121_000L)), call.acknowledged);
        assertTrue(String.valueOf(answer).contains("decision=null"), String.valueOf(answer));
        assertEquals(Duration.ofMinutes(2), record.timeout);
        assertEquals("invalid exec.approval.request params: must have required property 'command'",
                refusal(methods, "exec.approval.request", Map.of()));
        assertEquals("id is required", refusal(methods, "exec.approval.waitDecision", Map.of("id", " ", "more", 1)));
    }

    @Test
    void onlyOperatorsDecideAndAreNamed8() throws Exception {
        call.invoke(methods, "exec.approval.resolve", Map.of("id", "a", "decision", "deny"));
        assertEquals(List.of("a deny cli"), record.resolved);
        for (Caller caller : List.of(new Caller("c", "node-host", "node", "node", Set.of("operator.admin"), Optional.of("d"), true),
                new Caller("c", "cli", "cli", "operator", Set.of("operator.write", "operator.read"), Optional.empty(), true)))
            assertEquals(ErrorCode.FORBIDDEN, assertThrows(GatewayException.class,
                    () -> new FakeCall(caller).invoke(methods, "exec.approval.resolve", Map.of("id", "b", "decision", "allow-once")))
                    .code());
        assertEquals(1, record.resolved.size());
    }

    @Test
    void theFileHasVersionOne() throws Exception {
        List<Map<String, ?>> written = new ArrayList<>();
        ApprovalFile.Snapshot snapshot = new ApprovalFile.Snapshot("/f", true, "h", Map.of("version", 1));
        MethodGroup files = new ApprovalFileMethods(new ApprovalFile() {
            @Override
            public Snapshot read() { return snapshot; }

            @Override
            public Snapshot write(Map<String, ?> file, Optional<String> baseHash) {
                written.add(file);
                return snapshot;
            }
        });
        assertEquals("invalid exec.approvals.set params: at /file: must have required property 'version'",
                refusal(files, "exec.approvals.set", Map.of("file", Map.of())));
        assertEquals("invalid exec.approvals.set params: at /file/version: must be equal to constant",
                refusal(files, "exec.approvals.set", Map.of("file", Map.of("version", 2))));
        call.invoke(files, "exec.approvals.set", Map.of("file", Map.of("version", 1, "agents", Map.of("a", Map.of("own", 1)))));
        assertEquals(Map.of("version", 1, "agents", Map.of("a", Map.of("own", 1))), written.getFirst(), "nothing is lost on the way");
        assertTrue(refusal(files, "exec.approvals.node.get", Map.of("nodeId", "n")).contains("node methods are not there"));
    }
}
