package ai.openclaw.core;

import ai.openclaw.api.Gateway;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** Opens the one {@link Ledger} of the gateway. */
@Component(service = LedgerKeeper.class)
public final class LedgerKeeper {
    private final Ledger ledger;

    @Activate
    public LedgerKeeper(@Reference Gateway gateway) throws IOException {
        Path file = gateway.stateDir().resolve("gateway").resolve("ledger.jsonl");
        try {
            this.ledger = Ledger.open(file, Clock.systemUTC());
        } catch (IOException e) {
            gateway.refuse("Gateway failed to start: " + file + " cannot be opened (" + e.getMessage()
                    + "). Check that its folder belongs to you and that the disk has room.");
            throw e;
        }
    }

    @Deactivate
    void close() { ledger.close(); }

    Ledger ledger() { return ledger; }
}
