package ai.openclaw.core;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionCleanup;
import ai.openclaw.core.MaintenancePlan.Reason;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps sessions from piling up ({@code session.maintenance}, contract section 14.4): in the background every hour, and when somebody asks for
 * it. The settings are read anew each time. One pass at a time: the lock guards what was told last.
 */
@Component(service = SessionCleanup.class, immediate = true)
public final class SessionMaintenance implements SessionCleanup {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");
    /** When the first pass begins: not while a start, or a swap of many bundles, needs the processor. */
    private static final long FIRST_SECONDS = 120;
    private static final long EVERY_SECONDS = 3600;
    private static final Duration START_PATIENCE = Duration.ofMinutes(10);
    /** How long one pass may go on; what is left then is due in an hour. */
    private static final Duration DEADLINE = Duration.ofSeconds(45);
    private static final long TURN_SECONDS = 5;
    private static final Duration WARN_EVERY = Duration.ofDays(1);

    private final Gateway gateway;
    private final Agents agents;
    private final SessionArchive archive;
    private final RunDesk desk;
    private final SparedSessions spared;
    private final Clock clock;
    private final Consumer<String> warnings;
    private final ReentrantLock passing = new ReentrantLock();
    private final Map<String, Instant> warned = new HashMap<>();
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("session-maintenance").factory());
    private List<String> problems = List.of();
    private volatile boolean closed;

    @Activate
    public SessionMaintenance(@Reference Gateway gateway, @Reference Agents agents, @Reference SessionArchive archive,
            @Reference RunDesk desk, @Reference LedgerKeeper keeper, @Reference SystemEventQueue notes) {
        this(gateway, agents, archive, desk, new SparedSessions(archive, desk, keeper.ledger(), notes), Clock.systemUTC(), LOG::warn);
        var _ = timer.scheduleWithFixedDelay(this::pass, FIRST_SECONDS, EVERY_SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Without a timer.
     *
     * @param warnings who is told what the operator should know
     */
    SessionMaintenance(Gateway gateway, Agents agents, SessionArchive archive, RunDesk desk, SparedSessions spared, Clock clock,
            Consumer<String> warnings) {
        this.gateway = gateway;
        this.agents = agents;
        this.archive = archive;
        this.desk = desk;
        this.spared = spared;
        this.clock = clock;
        this.warnings = warnings;
    }

    @Deactivate
    void close() {
        closed = true;
        timer.shutdownNow();
        try {
            if (!timer.awaitTermination(1, TimeUnit.SECONDS))
                LOG.warn("the disk takes more than a second for the maintenance of sessions; it ends with its next step");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What happens every hour. */
    @SuppressWarnings("CatchingUnchecked") // the timer would not come again
    void pass() {
        try {
            gateway.awaitStarted(START_PATIENCE);
            if (gateway.hasStarted()) {
                var _ = clean(Optional.empty(), false, false);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Exception e) {
            LOG.error("the maintenance of sessions failed: {}; it is tried again in an hour", e.toString());
        }
    }

    @Override
    public List<Cleaned> clean(Optional<String> agentId, boolean dryRun, boolean enforce) throws InterruptedException {
        agentId.filter(id -> !agents.known(id)).ifPresent(id -> { throw GatewayException.invalid("unknown agent id \"" + id + "\""); });
        if (!passing.tryLock(TURN_SECONDS, TimeUnit.SECONDS))
            throw GatewayException.unavailable("another cleanup of sessions goes on; try again in a minute").retryAfterMs(60_000);
        try {
            MaintenanceSettings settings = settings();
            Instant end = clock.instant().plus(DEADLINE);
            List<Cleaned> cleaned = new ArrayList<>();
            for (String id : agentId.map(List::of).orElseGet(agents::ids))
                cleaned.add(clean(id, settings, dryRun, enforce || settings.enforce(), end));
            return cleaned;
        } finally {
            passing.unlock();
        }
    }

    private MaintenanceSettings settings() {
        MaintenanceReader reader = new MaintenanceReader(agents.session().maintenance());
        MaintenanceSettings settings = reader.read();
        if (!reader.problems().equals(problems))
            reader.problems().forEach(warnings);
        problems = reader.problems();
        return settings;
    }

    private Cleaned clean(String agentId, MaintenanceSettings settings, boolean dryRun, boolean enforced, Instant end)
            throws InterruptedException {
        try {
            spared.refresh();
            Path store = archive.store(agentId);
            SessionFolder folder = SessionFolder.read(store.resolveSibling(""));
            MaintenancePlan due = new MaintenancePlanner(settings, clock.instant(), folder, archive::named)
                    .plan(archive.storeOf(agentId).list(), spared::spares);
            MaintenancePlan allowed = enforced ? due : due.harmless();
            if (dryRun)
                return cleaned(agentId, enforced, due, allowed);
            StoreCopies.rotate(store, settings.rotateBytes(), folder, clock.instant());
            MaintenancePlan done = new SessionRemoval(archive, desk, spared, clock, () -> closed || !clock.instant().isBefore(end))
                    .carryOut(allowed);
            archive.storeOf(agentId).flush();
            Cleaned cleaned = cleaned(agentId, enforced, due, done);
            tell(cleaned, due);
            return cleaned;
        } catch (IOException e) {
            throw GatewayException.unavailable("the sessions of agent " + agentId + " cannot be cleaned up: " + e
                    + "; make room on the disk and look who owns " + archive.store(agentId).resolveSibling(""));
        }
    }

    private static Cleaned cleaned(String agentId, boolean enforced, MaintenancePlan due, MaintenancePlan done) {
        return new Cleaned(agentId, enforced, done.entries() - done.removals().size(), due.removals().size() - done.removals().size(),
                done.count(Reason.SINGLE), done.count(Reason.AGE), done.count(Reason.COUNT), done.count(Reason.DISK),
                done.discards().size(), done.bytes());
    }

    private void tell(Cleaned cleaned, MaintenancePlan due) {
        int removed = cleaned.single() + cleaned.age() + cleaned.count() + cleaned.disk();
        if (removed + cleaned.archives() > 0)
            LOG.info(
                    "agent {}: sessions put away: {} ({} of single requests, {} by age, {} by number, {} for room); archives removed: {};"
                            + " bytes freed: {}",
                    cleaned.agentId(), removed, cleaned.single(), cleaned.age(), cleaned.count(), cleaned.disk(), cleaned.archives(),
                    cleaned.bytes());
        if (!cleaned.enforced() && due.removals().size() > due.count(Reason.SINGLE))
            warn(cleaned.agentId(), due);
    }

    private void warn(String agentId, MaintenancePlan due) {
        Instant now = clock.instant();
        Instant last = warned.get(agentId);
        if (last != null && now.isBefore(last.plus(WARN_EVERY)))
            return;
        warned.put(agentId, now);
        warnings.accept("agent " + agentId + ": " + (due.removals().size() - due.count(Reason.SINGLE)) + " due to be put away ("
                + due.count(Reason.AGE) + " by age, " + due.count(Reason.COUNT) + " by number, " + due.count(Reason.DISK) + " for room) of "
                + due.entries() + " sessions; they stay, since session.maintenance.mode is warn. To have it done every"
                + " hour: openclaw config set session.maintenance.mode enforce; once: openclaw sessions cleanup --enforce");
    }
}
