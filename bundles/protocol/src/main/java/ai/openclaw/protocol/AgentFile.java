package ai.openclaw.protocol;

import java.util.Optional;

/**
 * One of the files that tell an agent who it is (contract section 6).
 *
 * @param size in bytes; absent of a missing file, as is all that follows
 * @param updatedAtMs epoch milliseconds
 * @param content not in lists
 */
public record AgentFile(String name, String path, boolean missing, Optional<Long> size, Optional<Long> updatedAtMs,
        Optional<String> content) {}
