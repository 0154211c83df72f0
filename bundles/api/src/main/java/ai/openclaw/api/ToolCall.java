package ai.openclaw.api;

/**
 * On whose behalf a tool runs.
 *
 * @param id the model's id of this call
 * @param agentId the agent
 * @param sessionKey the session, canonical
 * @param runId the run
 */
public record ToolCall(String id, String agentId, String sessionKey, String runId) {}
