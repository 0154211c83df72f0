package ai.openclaw.protocol;

import java.util.List;
import java.util.Optional;

/** The answer of {@code config.history}: the texts that the file had, newest first. */
@ResultOf("config.history")
public record ConfigHistoryResult(String path, List<Version> versions) {
    /**
     * A text that the file had or has.
     *
     * @param ids what {@code config.diff} and {@code config.rollback} know it by; none when no copy is left
     * @param ts when it was written, epoch milliseconds
     * @param by the method that wrote it; {@code gateway} for the gateway itself, {@code hand} when nobody noted that
     * @param hash SHA-256 of its bytes
     * @param changedPaths how many places it changed
     */
    public record Version(List<String> ids, long ts, String by, String hash, long bytes, Optional<Long> changedPaths) {}
}
