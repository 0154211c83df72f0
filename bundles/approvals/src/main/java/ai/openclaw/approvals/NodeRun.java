package ai.openclaw.approvals;

import ai.openclaw.api.ApprovalRequest;
import ai.openclaw.api.Caller;
import ai.openclaw.api.GatewayException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Holds a run of a node against the approval that it claims (contract section 13): the same node, asker, argv, folder, agent, session, once. */
final class NodeRun {
    /** All that a node is told; the rest of the parameters is dropped. */
    private static final List<String> FORWARDED = List.of("command", "rawCommand", "cwd", "env", "timeoutMs", "needsScreenRecording",
            "agentId", "sessionKey", "runId");
    private static final Set<String> GRANTS = Set.of("allow-once", "allow-always");

    private NodeRun() {}

    static String id(Map<String, ?> params) { return params.get("runId") instanceof String id ? id.strip() : ""; }

    static Map<String, Object> checked(String nodeId, Map<String, ?> params, Caller caller, Optional<Entry> known, long now) {
        String id = id(params);
        if (id.isEmpty())
            throw GatewayException.invalid("approval override requires params.runId").with(Map.of("code", "MISSING_RUN_ID"));
        Entry entry = known.orElseThrow(() -> refused("UNKNOWN_APPROVAL_ID", "unknown or expired approval id", id));
        if (now > entry.request().expiresAtMs())
            throw refused("APPROVAL_EXPIRED", "approval expired", id);
        ApprovalRequest.Asked asked = entry.request().request();
        if (asked.nodeId().isEmpty())
            throw refused("APPROVAL_NODE_BINDING_MISSING", "approval id missing node binding", id);
        if (!asked.nodeId().get().equals(nodeId))
            throw refused("APPROVAL_NODE_MISMATCH", "approval id not valid for this node", id);
        sameAsker(entry, caller, id);
        ApprovalRequest.Plan plan = asked.systemRunPlan().orElseThrow(() -> mismatch(id));
        same(plan, params, id);
        environment(asked, params, id);
        String decision = entry.decided().filter(GRANTS::contains).orElse("");
        if (decision.isEmpty() || !entry.used().compareAndSet(false, true))
            throw refused("APPROVAL_REQUIRED", "approval required", id);
        return forwarded(params, plan, decision);
    }

    /** A device is the same over all its connections; who has none must come over the same one. */
    private static void sameAsker(Entry entry, Caller caller, String id) {
        Optional<String> device = entry.asker().flatMap(Caller::deviceId);
        if (device.isPresent() && !device.equals(caller.deviceId()))
            throw refused("APPROVAL_DEVICE_MISMATCH", "approval id not valid for this device", id);
        if (device.isEmpty() && !entry.asker().map(Caller::connectionId).filter(caller.connectionId()::equals).isPresent())
            throw refused("APPROVAL_CLIENT_MISMATCH", "approval id not valid for this client", id);
    }

    /** What is given must be what was approved; what is left out is taken from there. */
    private static void same(ApprovalRequest.Plan plan, Map<String, ?> params, String id) {
        boolean same = plan.argv().equals(params.get("command")) && fits(params.get("rawCommand"), Optional.of(plan.commandText()))
                && fits(params.get("cwd"), plan.cwd()) && fits(params.get("agentId"), plan.agentId())
                && fits(params.get("sessionKey"), plan.sessionKey());
        if (!same)
            throw mismatch(id);
    }

    private static boolean fits(@Nullable Object given, Optional<String> approved) {
        return given == null || approved.filter(given::equals).isPresent();
    }

    private static void environment(ApprovalRequest.Asked asked, Map<String, ?> params, String id) {
        Map<String, String> variables = new LinkedHashMap<>();
        if (params.get("env") instanceof Map<?, ?> given)
            given.forEach((name, value) -> variables.put(String.valueOf(name), String.valueOf(value)));
        Optional<String> approved = asked.systemRunBinding().flatMap(ApprovalRequest.Binding::envHash);
        if (approved.isEmpty() && !variables.isEmpty())
            throw refused("APPROVAL_ENV_BINDING_MISSING", "approval id missing env binding for requested env overrides", id);
        if (approved.isPresent() && !approved.get().equals(Binding.hash(variables)))
            throw refused("APPROVAL_ENV_MISMATCH", "approval id env binding mismatch", id);
    }

    private static Map<String, Object> forwarded(Map<String, ?> params, ApprovalRequest.Plan plan, String decision) {
        Map<String, Object> run = new LinkedHashMap<>();
        for (String key : FORWARDED)
            if (params.get(key) != null)
                run.put(key, params.get(key));
        run.put("command", plan.argv());
        run.put("rawCommand", plan.commandText());
        plan.cwd().ifPresent(folder -> run.put("cwd", folder));
        plan.agentId().ifPresent(agent -> run.put("agentId", agent));
        plan.sessionKey().ifPresent(key -> run.put("sessionKey", key));
        run.put("approved", true);
        run.put("approvalDecision", decision);
        return run;
    }

    private static GatewayException mismatch(String id) {
        return refused("APPROVAL_REQUEST_MISMATCH", "approval id does not match request", id);
    }

    private static GatewayException refused(String code, String message, String id) {
        return GatewayException.invalid(message).with(Map.of("code", code, "runId", id));
    }
}
