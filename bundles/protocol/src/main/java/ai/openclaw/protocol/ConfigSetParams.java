package ai.openclaw.protocol;

import java.util.Optional;

/**
 * Parameters of {@code config.set} (contract section 14.1).
 *
 * @param raw the whole file as JSON5
 * @param baseHash of the file that it was made of
 */
@ParamsOf("config.set")
public record ConfigSetParams(String raw, Optional<String> baseHash) {}
