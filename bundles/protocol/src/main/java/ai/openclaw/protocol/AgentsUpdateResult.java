package ai.openclaw.protocol;

/** The answer of {@code agents.update} (contract section 6). */
@ResultOf("agents.update")
public record AgentsUpdateResult(boolean ok, String agentId) {}
