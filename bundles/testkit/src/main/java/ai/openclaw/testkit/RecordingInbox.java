package ai.openclaw.testkit;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Inbox;
import ai.openclaw.api.InboundMessage;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** An inbox that remembers messages, knows them again, and lets speak whom the access names. */
public final class RecordingInbox implements Inbox {
    public final List<InboundMessage> accepted = new CopyOnWriteArrayList<>();
    public final List<InboundMessage> refused = new CopyOnWriteArrayList<>();
    /** What each message was offered with, as often as it was offered. */
    public final List<ChannelAccess> accesses = new CopyOnWriteArrayList<>();
    private final AtomicInteger failures = new AtomicInteger();
    private final Set<String> seen = ConcurrentHashMap.newKeySet();

    /** Cannot store the next so many messages. */
    public void failNext(int times) { failures.set(times); }

    @Override
    public Admission receive(InboundMessage message, ChannelAccess access) {
        accesses.add(access);
        if (failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0)
            throw GatewayException.unavailable("inbox: disk full");
        if (!access.allowFrom().contains("*") && !access.allowFrom().contains(message.senderId())) {
            refused.add(message);
            return Admission.REFUSED;
        }
        if (!seen.add(message.channel() + "|" + message.account() + "|" + message.messageId()))
            return Admission.DUPLICATE;
        accepted.add(message);
        return Admission.ACCEPTED;
    }
}
