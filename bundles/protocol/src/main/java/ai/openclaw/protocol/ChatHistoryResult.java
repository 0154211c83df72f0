package ai.openclaw.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The answer of {@code chat.history} (contract section 8.5), oldest message first; a session that has not begun has no id. */
@ResultOf("chat.history")
public record ChatHistoryResult(String sessionKey, Optional<String> sessionId,
        @Shape(TranscriptMessage.class) List<Map<String, Object>> messages, String thinkingLevel, Optional<String> verboseLevel) {}
