package ai.openclaw.protocol;

import ai.openclaw.api.Rest;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as it stands in a conversation's file (contract section 19). Other versions write these files too, so there may be more in it.
 *
 * @param role {@code user}, {@code assistant} or {@code toolResult}
 * @param timestamp epoch milliseconds
 * @param stopReason of an assistant: {@code stop}, {@code length}, {@code toolUse}, {@code aborted} or {@code error}
 * @param senderLabel of a user: who spoke
 * @param toolCallId the call that a tool result answers
 */
public record TranscriptMessage(String role, Content content, Optional<Long> timestamp, Optional<String> api, Optional<String> provider,
        Optional<String> model, Optional<MessageUsage> usage, Optional<String> stopReason, Optional<String> errorMessage,
        Optional<String> senderLabel, Optional<String> toolCallId, Optional<String> toolName, Optional<Boolean> isError,
        @Rest Map<String, Object> others) {

    /** What was said: text, or parts of several kinds. */
    public sealed interface Content {
        /** Only text. */
        record Text(@JsonValue String text) implements Content {}

        /** In parts. */
        record Parts(@JsonValue List<Part> parts) implements Content {}
    }

    /**
     * A part of a message.
     *
     * @param type {@code text}, {@code thinking}, {@code image} or {@code toolCall}
     * @param id of a call of a tool, as {@code name} and {@code arguments}
     * @param bytes about how large a picture is that was left out
     */
    public record Part(String type, Optional<String> text, Optional<String> id, Optional<String> name,
            Optional<Map<String, Object>> arguments, Optional<String> mimeType, Optional<Boolean> omitted, Optional<Long> bytes,
            @Rest Map<String, Object> others) {}
}
