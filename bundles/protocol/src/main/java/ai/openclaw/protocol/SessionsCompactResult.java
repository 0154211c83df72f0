package ai.openclaw.protocol;

import java.util.Optional;

/**
 * The answer of {@code sessions.compact} (contract section 9).
 *
 * @param reason why there was nothing to shorten
 * @param archived the copy of the whole transcript
 * @param kept lines of the transcript that are left
 */
@ResultOf("sessions.compact")
public record SessionsCompactResult(boolean ok, String key, boolean compacted, Optional<String> reason, Optional<String> archived,
        Optional<Integer> kept) {}
