package ai.openclaw.core;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Inbox;
import ai.openclaw.api.Observations;
import java.time.Instant;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where channels hand over what arrived: checked, stored once, and passed on to be answered. */
@Component
public final class DurableInbox implements Inbox {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/inbox");

    private final Ledger ledger;
    private final RunDesk desk;
    private final Observations observations;

    @Activate
    public DurableInbox(@Reference LedgerKeeper keeper, @Reference RunDesk desk, @Reference Observations observations) {
        this.observations = observations;
        this.ledger = keeper.ledger();
        this.desk = desk;
    }

    @Override
    public Admission receive(InboundMessage message, ChannelAccess access) {
        Instant started = Instant.now();
        Admission admission = admit(message, access);
        observations.tell(() -> Observed.received(message.channel(), started, admission.name()));
        return admission;
    }

    private Admission admit(InboundMessage message, ChannelAccess access) {
        if (!AccessPolicy.admits(message, access)) {
            LOG.info("{}", AccessPolicy.refusal(message, access));
            return Admission.REFUSED;
        }
        String key = message.channel() + "|" + message.account() + "|" + message.messageId();
        if (!ledger.receive(key, Json.of("message", Letters.of(message))))
            return Admission.DUPLICATE;
        desk.answer(key, message);
        return Admission.ACCEPTED;
    }
}
