package ai.openclaw.api;

/**
 * What holds for a session that says nothing else (contract sections 3.5 and 9).
 *
 * @param mainSessionKey {@code agent:<default agent>:<main key>}
 * @param scope {@code per-sender} or {@code global}
 */
public record SessionDefaults(String defaultAgentId, String mainKey, String mainSessionKey, String scope, String provider, String model,
        int contextTokens) {}
