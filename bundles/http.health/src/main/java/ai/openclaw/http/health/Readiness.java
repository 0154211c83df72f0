package ai.openclaw.http.health;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Gateway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** What keeps the gateway from doing its work: its start, or channels that are configured and broken. Asked at most once a second. */
final class Readiness {
    private static final long FRESH_NANOS = Duration.ofSeconds(1).toNanos();
    private final Gateway gateway;
    private final Channels channels;
    private final LongSupplier nanos;
    private volatile Look last;

    private record Look(long at, List<String> failing) {}

    Readiness(Gateway gateway, Channels channels, LongSupplier nanos) {
        this.gateway = gateway;
        this.channels = channels;
        this.nanos = nanos;
        last = new Look(nanos.getAsLong() - FRESH_NANOS, List.of());
    }

    /** The platforms whose accounts fail, and {@code startup} before all that is deployed was started. */
    List<String> failing() {
        if (nanos.getAsLong() - last.at >= FRESH_NANOS)
            look();
        return last.failing;
    }

    private synchronized void look() {
        if (nanos.getAsLong() - last.at < FRESH_NANOS)
            return;
        List<String> failing = new ArrayList<>();
        if (!gateway.hasStarted())
            failing.add("startup");
        channels.accounts().stream().filter(Readiness::broken).map(ChannelAccount::type).distinct().forEach(failing::add);
        last = new Look(nanos.getAsLong(), List.copyOf(failing));
    }

    private static boolean broken(ChannelAccount account) {
        return account.status().configured() && account.status().lastError().isPresent();
    }
}
