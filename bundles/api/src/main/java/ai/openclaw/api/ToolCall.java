package ai.openclaw.api;

import java.util.function.Consumer;

/**
 * On whose behalf a tool runs, and where.
 *
 * @param id the model's id of this call
 * @param agentId the agent
 * @param sessionKey the session, canonical
 * @param runId the run
 * @param place where files and commands of this session are
 * @param elevation whether a command may leave the sandbox and skip approvals
 * @param owner whether the one who speaks may change the gateway itself: an operator, or a sender in {@code commands.ownerAllowFrom}
 * @param progress told what there is so far while the tool still works; returns at once
 */
public record ToolCall(String id, String agentId, String sessionKey, String runId, Workplace place, Elevation elevation, boolean owner,
        Consumer<ToolResult> progress) {}
