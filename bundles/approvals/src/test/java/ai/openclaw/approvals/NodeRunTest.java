package ai.openclaw.approvals;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import ai.openclaw.testkit.RecordingEvents;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A run of a node counts as approved when the gateway's own record says so, for the same thing, once (security checklist 8, 28 and 31). */
class NodeRunTest {
    private static final Caller ASKER = new Caller("c1", "cli", "cli", "operator", Set.of(), Optional.of("device-1"), true);
    private final AtomicLong now = new AtomicLong(1000);
    private final Requests requests = new Requests(new RecordingEvents(), new Clock() {
        @Override
        public Instant instant() { return Instant.ofEpochMilli(now.get()); }

        @Override
        public java.time.ZoneId getZone() { return ZoneOffset.UTC; }

        @Override
        public Clock withZone(java.time.ZoneId zone) { return this; }
    });

    @BeforeEach
    void approve() {
        ApprovalRequest.Plan plan = new ApprovalRequest.Plan(List.of("/bin/echo", "hi"), Optional.of("/work"), "/bin/echo hi",
                Optional.empty(), Optional.of("main"), Optional.empty());
        ApprovalRequest.Binding binding = new ApprovalRequest.Binding(plan.argv(), plan.cwd(), plan.agentId(), plan.sessionKey(),
                Optional.empty());
        requests.open(Optional.of("run-1"),
                new ApprovalRequest.Asked("/bin/echo hi", Optional.of(binding), Optional.of(plan), plan.cwd(), Optional.of("node-1"),
                        Optional.of("node"), Optional.empty(), Optional.empty(), Optional.of("main"), Optional.empty(), Optional.empty(),
                        Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty()),
                Optional.of(ASKER), Duration.ofSeconds(10));
    }

    private static Map<String, Object> run(Object... changes) {
        Map<String, Object> run = new LinkedHashMap<>(Map.of("command", List.of("/bin/echo", "hi"), "rawCommand", "/bin/echo hi", "cwd",
                "/work", "agentId", "main", "approved", true, "runId", "run-1", "smuggled", "x"));
        for (int i = 0; i < changes.length; i += 2)
            run.put(String.valueOf(changes[i]), changes[i + 1]);
        return run;
    }

    private String code(String node, Map<String, Object> run, Caller caller) {
        GatewayException refused = assertThrows(GatewayException.class, () -> requests.redeem(node, run, caller));
        return String.valueOf(refused.details().orElseThrow().get("code"));
    }

    @Test
    void onlyWhatWasApprovedRunsAndOnce28() {
        assertEquals("APPROVAL_REQUIRED", code("node-1", run(), ASKER), "nobody decided yet");
        requests.resolve("run-1", "allow-once", "somebody");
        Map<String, Object> told = requests.redeem("node-1", run(), ASKER);
        assertEquals(Map.of("command", List.of("/bin/echo", "hi"), "rawCommand", "/bin/echo hi", "cwd", "/work", "agentId", "main", "runId",
                "run-1", "approved", true, "approvalDecision", "allow-once"), told);
        assertEquals("APPROVAL_REQUIRED", code("node-1", run(), ASKER), "it is used up");
    }

    @Test
    void anythingElseIsRefused28() {
        requests.resolve("run-1", "allow-once", "somebody");
        assertEquals("MISSING_RUN_ID", code("node-1", run("runId", " "), ASKER));
        assertEquals("UNKNOWN_APPROVAL_ID", code("node-1", run("runId", "run-2"), ASKER));
        assertEquals("APPROVAL_NODE_MISMATCH", code("node-2", run(), ASKER));
        assertEquals("APPROVAL_DEVICE_MISMATCH",
                code("node-1", run(), new Caller("c1", "cli", "cli", "operator", Set.of(), Optional.of("device-2"), true)));
        assertEquals("APPROVAL_REQUEST_MISMATCH", code("node-1", run("command", List.of("/bin/echo", "ho")), ASKER));
        assertEquals("APPROVAL_REQUEST_MISMATCH", code("node-1", run("rawCommand", "rm x"), ASKER));
        assertEquals("APPROVAL_REQUEST_MISMATCH", code("node-1", run("cwd", "/"), ASKER));
        assertEquals("APPROVAL_REQUEST_MISMATCH", code("node-1", run("agentId", "other"), ASKER));
        assertEquals("APPROVAL_REQUEST_MISMATCH", code("node-1", run("sessionKey", "agent:main:other"), ASKER));
        assertEquals("APPROVAL_ENV_BINDING_MISSING", code("node-1", run("env", Map.of("LD_PRELOAD", "x")), ASKER));
        now.set(12_000);
        assertEquals("APPROVAL_EXPIRED", code("node-1", run(), ASKER));
    }

    @Test
    void aRefusalIsNoApproval28() {
        requests.resolve("run-1", "deny", "somebody");
        assertEquals("APPROVAL_REQUIRED", code("node-1", run(), ASKER));
    }
}
