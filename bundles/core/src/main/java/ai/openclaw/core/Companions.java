package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.InboundMessage;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/** What waits in a session beside the run that works there, and whether that run takes it along ({@code messages.queue}). */
final class Companions {
    private final Config config;
    private final Collection<ActiveRun> runs;

    /** @param runs all that are known, as they are at each look */
    Companions(Config config, Collection<ActiveRun> runs) {
        this.config = config;
        this.runs = runs;
    }

    QueueMode mode(ActiveRun run) { return QueueMode.of(config, run.surface()); }

    /** What else waits in this session, oldest first: one answer is for all of it. */
    List<ActiveRun> collected(ActiveRun run) {
        boolean held = run.inbound().isPresent() || run.collected();
        return held && mode(run) == QueueMode.COLLECT ? waiting(run) : List.of();
    }

    /** What was said while the run works and is to steer it, oldest first. */
    List<ActiveRun> steering(ActiveRun run) {
        return mode(run) == QueueMode.STEER ? waiting(run) : List.of();
    }

    /** Takes what waits in the run's session and came the same way. */
    private List<ActiveRun> waiting(ActiveRun run) {
        return runs.stream().filter(other -> other.sessionKey().equals(run.sessionKey()) && sameWay(run, other))
                .filter(other -> other.cancelled().isEmpty() && other.result().isEmpty())
                .sorted(Comparator.comparing(ActiveRun::acceptedAt)).filter(ActiveRun::claim).toList();
    }

    private static boolean sameWay(ActiveRun run, ActiveRun other) {
        if (run.inbound().isEmpty() || other.inbound().isEmpty())
            return run.inbound().isEmpty() && other.inbound().isEmpty() && other.collected();
        InboundMessage one = run.inbound().get();
        InboundMessage two = other.inbound().get();
        return one.channel().equals(two.channel()) && one.account().equals(two.account()) && one.peer().equals(two.peer())
                && one.threadId().equals(two.threadId());
    }
}
