package ai.openclaw.protocol;

/**
 * The answer of {@code agent.identity.get} (contract section 6).
 *
 * @param avatar a picture's address, an emoji or a letter
 */
@ResultOf("agent.identity.get")
public record AgentIdentityResult(String agentId, String name, String avatar) {}
