package ai.openclaw.protocol;

import java.util.List;

/** The answer of {@code sessions.get} (contract section 9): messages as they are in the file, the oldest first. */
@ResultOf("sessions.get")
public record SessionsGetResult(List<TranscriptMessage> messages) {}
