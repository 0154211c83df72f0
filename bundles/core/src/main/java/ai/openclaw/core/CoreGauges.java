package ai.openclaw.core;

import ai.openclaw.api.GaugeSource;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** How runs, lanes and queues stand. */
@Component
public final class CoreGauges implements GaugeSource {
    private final RunDesk desk;
    private final Outbox outbox;
    private final Ledger ledger;
    private final SessionArchive archive;

    @Activate
    public CoreGauges(@Reference RunDesk desk, @Reference Outbox outbox, @Reference LedgerKeeper keeper,
            @Reference SessionArchive archive) {
        this.desk = desk;
        this.outbox = outbox;
        this.ledger = keeper.ledger();
        this.archive = archive;
    }

    @Override
    public List<Gauge> gauges() {
        return List.of(new Gauge("runs", "Runs that are not over.", Map.of("state", "working"), desk.working()),
                new Gauge("runs", "Runs that are not over.", Map.of("state", "waiting"), desk.waiting()),
                Gauge.of("lanes", "Sessions with work.", desk.lanes()),
                Gauge.of("inbox_messages", "Messages that came in and are not answered yet.", ledger.unanswered().size()),
                Gauge.of("outbox_messages", "Messages that wait for their channel to take them.", ledger.unsent().size()),
                Gauge.of("outbox_unconfirmed_messages", "Messages of which nobody knows whether they arrived.",
                        ledger.unconfirmed().size()),
                Gauge.of("channel_accounts", "Accounts of channels that are deployed.", outbox.accounts().size()),
                Gauge.of("sessions", "Sessions that are kept.", archive.list().size()));
    }
}
