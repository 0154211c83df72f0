package ai.openclaw.api;

import java.time.Instant;
import java.util.Optional;

/**
 * A message that arrived on a channel. {@code channel}, {@code account} and {@code messageId} together make it unique: the same three a
 * second time are the same message, and it is answered once.
 *
 * @param channel platform, as in {@link ChannelType}
 * @param account account id, as in the property {@code openclaw.instance}
 * @param messageId the platform's id of the message, unique within the account
 * @param peer the conversation
 * @param senderId the platform's stable id of who wrote it; empty is nobody and is refused
 * @param senderName how the sender wants to be called; decides nothing
 * @param text what was written
 * @param sentAt when, by the platform's clock
 * @param replyTo where an answer goes, when that is not {@code peer.id}
 * @param threadId the thread or topic inside the conversation
 */
public record InboundMessage(String channel, String account, String messageId, Peer peer, String senderId, String senderName, String text,
        Instant sentAt, Optional<String> replyTo, Optional<String> threadId) {

    /** A direct message that is answered where it came from. */
    public static InboundMessage direct(String channel, String account, String messageId, String senderId, String text) {
        return new InboundMessage(channel, account, messageId, Peer.direct(senderId), senderId, senderId, text, Instant.now(),
                Optional.empty(), Optional.empty());
    }
}
