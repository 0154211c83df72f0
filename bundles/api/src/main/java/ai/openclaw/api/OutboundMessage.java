package ai.openclaw.api;

import java.util.Optional;

/**
 * A message that leaves through a channel.
 *
 * @param id unique; the same id a second time is the same message, for platforms that can tell
 * @param to the platform's id of the conversation
 * @param text what to say, in Markdown
 * @param replyToId the platform's id of the message that this answers
 * @param threadId the thread or topic inside the conversation
 */
public record OutboundMessage(String id, String to, String text, Optional<String> replyToId, Optional<String> threadId) {
    public OutboundMessage(String id, String to, String text) { this(id, to, text, Optional.empty(), Optional.empty()); }
}
