package ai.openclaw.protocol;

/** The answer of {@code agents.files.set} (contract section 6): the file as it is now. */
@ResultOf("agents.files.set")
public record AgentsFileSetResult(boolean ok, String agentId, String workspace, AgentFile file) {}
