package ai.openclaw.protocol;

/**
 * The answer of {@code secrets.reload} (contract section 6).
 *
 * @param warningCount references that nobody uses as things are
 */
@ResultOf("secrets.reload")
public record SecretsReloadResult(boolean ok, int warningCount) {}
