package ai.openclaw.protocol;

import java.util.Map;

/** The answer of {@code sessions.reset} (contract section 9): the entry of the new conversation. */
@ResultOf("sessions.reset")
public record SessionsResetResult(boolean ok, String key, @Shape(SessionFields.class) Map<String, Object> entry) {}
