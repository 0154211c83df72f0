package ai.openclaw.protocol;

import java.util.List;

/**
 * The answer of {@code sessions.delete} (contract section 9).
 *
 * @param deleted false when there was no such session
 * @param archived the files that its transcript was moved to
 */
@ResultOf("sessions.delete")
public record SessionsDeleteResult(boolean ok, String key, boolean deleted, List<String> archived) {}
