package ai.openclaw.protocol;

/**
 * The answer of {@code agents.create} (contract section 6).
 *
 * @param agentId made of the name: lower case letters, digits and dashes
 */
@ResultOf("agents.create")
public record AgentsCreateResult(boolean ok, String agentId, String name, String workspace) {}
