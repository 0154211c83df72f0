package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.core.MaintenancePlan.Discard;
import ai.openclaw.core.MaintenancePlan.Removal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what a {@link MaintenancePlan} says, each session in its lane and only if it is still as it was when the plan was made. Leaves off
 * between any two steps without harm: what was not done is due again.
 */
final class SessionRemoval {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sessions");
    /** How long one session may be busy with something brief; one that is busy for longer is due again next time. */
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    /** Sessions and files between two pauses in which others get at the disk. */
    private static final int STEP = 50;
    private static final long PAUSE_MS = 10;

    private final SessionArchive archive;
    private final RunDesk desk;
    private final SparedSessions spared;
    private final Clock clock;
    private final BooleanSupplier enough;
    private int steps;
    private int failed;
    private String failure = "";

    /** @param enough whether to leave off */
    SessionRemoval(SessionArchive archive, RunDesk desk, SparedSessions spared, Clock clock, BooleanSupplier enough) {
        this.archive = archive;
        this.desk = desk;
        this.spared = spared;
        this.clock = clock;
        this.enough = enough;
    }

    /** Does it, and returns the part of the plan that was done. */
    MaintenancePlan carryOut(MaintenancePlan plan) throws InterruptedException {
        List<Discard> discarded = new ArrayList<>();
        for (Discard discard : plan.discards())
            if (goOn() && discarded(discard.file().path()))
                discarded.add(discard);
        List<Removal> removed = new ArrayList<>();
        for (Removal removal : plan.removals())
            if (goOn() && removed(removal))
                removed.add(removal);
        if (failed > 0)
            LOG.warn("{} old sessions or archives could not be removed now ({}); they are due again in an hour", failed, failure);
        return new MaintenancePlan(plan.entries(), removed, discarded);
    }

    private boolean goOn() throws InterruptedException {
        if (enough.getAsBoolean())
            return false;
        if (steps++ % STEP == 0) {
            Thread.sleep(PAUSE_MS);
            spared.refresh();
        }
        return true;
    }

    private boolean discarded(Path file) {
        try {
            return Files.deleteIfExists(file);
        } catch (IOException e) {
            failed(e.toString());
            return false;
        }
    }

    private boolean removed(Removal removal) throws InterruptedException {
        try {
            return desk.between(removal.entry().key(), false, PATIENCE, () -> inTurn(removal));
        } catch (GatewayException e) {
            failed(e.message());
            return false;
        }
    }

    private void failed(String why) {
        failed++;
        failure = why;
    }

    /**
     * The transcript goes first: should the process end in between, an entry without one is due again, while a transcript without an entry
     * would lie there for good.
     */
    private boolean inTurn(Removal removal) throws IOException {
        SessionEntry entry = removal.entry();
        if (enough.getAsBoolean() || desk.busy().contains(entry.key()) || spared.spares(entry)
                || !archive.storeOf(entry.agentId()).find(entry.key()).equals(Optional.of(entry)))
            return false;
        Optional<Path> file = archive.named(entry).filter(Files::exists);
        String why = removal.reason() == MaintenancePlan.Reason.SINGLE ? "single" : "deleted";
        Path away = ArchivedName.of(file.orElse(Path.of("")), why, Instant.now(clock));
        if (file.isPresent())
            Files.move(file.get(), away);
        if (!archive.remove(entry)) {
            if (file.isPresent())
                Files.move(away, file.get());
            return false;
        }
        file.ifPresent(archive::forget);
        if (!removal.kept())
            Files.deleteIfExists(away);
        return true;
    }
}
