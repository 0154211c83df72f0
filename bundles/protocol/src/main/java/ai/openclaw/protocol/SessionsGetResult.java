package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;

/** The answer of {@code sessions.get} (contract section 9): messages as they are in the file, the oldest first. */
@ResultOf("sessions.get")
public record SessionsGetResult(@Shape(TranscriptMessage.class) List<Map<String, Object>> messages) {}
