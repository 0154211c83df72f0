package ai.openclaw.protocol;

import java.util.List;

/**
 * The names of the sandboxes that were removed.
 *
 * @param inUse those that were left because commands run in them
 */
@ResultOf("sandbox.recreate")
public record SandboxRecreateResult(List<String> removed, List<String> inUse) {}
