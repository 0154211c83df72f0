package ai.openclaw.core;

import ai.openclaw.api.Channel;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A channel that remembers what was sent, and fails as often as told. */
final class RecordingChannel implements Channel {
    final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();
    final AtomicInteger failures = new AtomicInteger();

    @Override
    public Receipt send(OutboundMessage message) {
        if (failures.getAndDecrement() > 0)
            throw GatewayException.unavailable("fake/default: no network").retryAfterMs(5);
        sent.add(message);
        return new Receipt("m" + sent.size());
    }

    List<String> texts() { return sent.stream().map(OutboundMessage::text).toList(); }
}
