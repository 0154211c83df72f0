package ai.openclaw.core;

import ai.openclaw.api.SessionEntry;
import ai.openclaw.core.SessionFolder.Kind;
import ai.openclaw.core.SessionFolder.StoredFile;
import java.util.List;

/**
 * What a maintenance does with one agent's sessions, or would do.
 *
 * @param entries how many sessions there are
 * @param removals sessions that go
 * @param discards files that go
 */
record MaintenancePlan(int entries, List<Removal> removals, List<Discard> discards) {
    /** Why a session goes. */
    enum Reason {
        SINGLE, AGE, COUNT, DISK
    }

    /**
     * A session that goes.
     *
     * @param kept whether its transcript is put away, and not thrown away
     * @param bytes of its transcript
     */
    record Removal(SessionEntry entry, Reason reason, boolean kept, long bytes) {
        Removal archived() { return new Removal(entry, reason, true, bytes); }
    }

    /**
     * A file that goes.
     *
     * @param expired whether its time is over; otherwise it makes room
     */
    record Discard(StoredFile file, boolean expired) {}

    /**
     * What may be done although nobody asked for it: what single requests left behind, which nobody can come back to, and what is left of these
     * after the time for archives.
     */
    MaintenancePlan harmless() {
        return new MaintenancePlan(entries,
                removals.stream().filter(removal -> removal.reason == Reason.SINGLE).map(Removal::archived).toList(),
                discards.stream().filter(discard -> discard.expired && discard.file.kind() == Kind.SINGLE).toList());
    }

    int count(Reason reason) { return (int) removals.stream().filter(removal -> removal.reason == reason).count(); }

    /** What it frees on the disk. */
    long bytes() {
        return discards.stream().mapToLong(discard -> discard.file.bytes()).sum()
                + removals.stream().filter(removal -> !removal.kept).mapToLong(Removal::bytes).sum();
    }
}
