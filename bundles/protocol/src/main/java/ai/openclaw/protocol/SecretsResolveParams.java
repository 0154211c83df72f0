package ai.openclaw.protocol;

import java.util.Optional;

/**
 * Parameters of {@code secrets.resolve} (contract section 6). Both are required, but a wrong one is refused in words of its own.
 *
 * @param commandName which command of the caller needs them
 * @param targetIds keys that may hold a secret, with {@code *} for names
 */
@ParamsOf("secrets.resolve")
public record SecretsResolveParams(Optional<Object> commandName, Optional<Object> targetIds) {}
