package ai.openclaw.protocol;

import java.util.Optional;

/**
 * The answer of {@code node.invoke.result} (contract section 11).
 *
 * @param ignored true when nobody waits for it any more
 */
@ResultOf("node.invoke.result")
public record NodeInvokeResultResult(boolean ok, Optional<Boolean> ignored) {}
