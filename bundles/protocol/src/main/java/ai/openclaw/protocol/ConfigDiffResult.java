package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/**
 * The answer of {@code config.diff}, secrets masked.
 *
 * @param text the lines that differ, as {@code diff -u} writes them
 */
@ResultOf("config.diff")
public record ConfigDiffResult(String from, String to, List<Change> changes, Optional<String> text) {
    /**
     * A place that differs.
     *
     * @param before left out when it was not there
     * @param after left out when it is not there
     */
    public record Change(String path, Optional<Object> before, Optional<Object> after) {}
}
