package ai.openclaw.protocol;

import java.util.Map;

/**
 * The answer of {@code config.set} (contract section 14.1).
 *
 * @param config the new configuration with defaults, secrets masked
 */
@ResultOf("config.set")
public record ConfigSetResult(boolean ok, String path, Map<String, Object> config) {}
