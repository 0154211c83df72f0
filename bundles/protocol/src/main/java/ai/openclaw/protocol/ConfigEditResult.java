package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code config.edit} and {@code config.rollback}: the change is carried out, or is when the process has started anew.
 *
 * @param effects the paths that changed
 */
@ResultOf({"config.edit", "config.rollback"})
public record ConfigEditResult(boolean ok, String path, List<ConfigEffect> effects, Restart restart) {
    /**
     * What happens to the process.
     *
     * @param needed whether it starts anew at all
     * @param delayMs from now
     * @param coalesced whether a restart was due already
     */
    public record Restart(boolean needed, long delayMs, boolean coalesced) {}
}
