package ai.openclaw.protocol;

/** The answer of {@code agents.delete} (contract section 6). */
@ResultOf("agents.delete")
public record AgentsDeleteResult(boolean ok, String agentId, int removedBindings) {}
