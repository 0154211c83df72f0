package ai.openclaw.protocol;

/** The answer of {@code agents.files.get} (contract section 6). */
@ResultOf("agents.files.get")
public record AgentsFileResult(String agentId, String workspace, AgentFile file) {}
