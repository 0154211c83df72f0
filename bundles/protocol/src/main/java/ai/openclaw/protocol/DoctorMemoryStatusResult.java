package ai.openclaw.protocol;

import java.util.Optional;

/** The answer of {@code doctor.memory.status} (contract section 6). */
@ResultOf("doctor.memory.status")
public record DoctorMemoryStatusResult(String agentId, String provider, Embedding embedding) {
    /** Whether texts can be turned into vectors, or why not. */
    public record Embedding(boolean ok, Optional<String> error) {}
}
