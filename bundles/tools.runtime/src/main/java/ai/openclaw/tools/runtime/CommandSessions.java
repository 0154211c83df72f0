package ai.openclaw.tools.runtime;

import ai.openclaw.api.GatewayException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;

/** The commands of all agents, 64 at most for each; kept until they are cleared or have been over for a while. Guarded by itself. */
final class CommandSessions {
    static final int MOST = 64;
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";

    private final Clock clock;
    private final RandomGenerator random = new Random();
    private final Map<String, RunningCommand> commands = new LinkedHashMap<>();
    private boolean closed;

    CommandSessions(Clock clock) { this.clock = clock; }

    /** A name for a command that is to be started. */
    synchronized String newId() {
        while (true) {
            StringBuilder id = new StringBuilder();
            for (int i = 0; i < 8; i++)
                id.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            if (!commands.containsKey(id.toString()))
                return id.toString();
        }
    }

    /** Makes room for one more.
     *
     * @throws GatewayException {@code UNAVAILABLE} when the agent has too many that run, or no more may be started */
    synchronized void admit(String agentId) {
        if (closed)
            throw GatewayException.unavailable("exec is being stopped or updated; try again");
        List<RunningCommand> own = of(agentId);
        if (own.size() < MOST)
            return;
        RunningCommand oldest = own.stream().filter(command -> !command.running()).findFirst().orElseThrow(() -> GatewayException
                .unavailable(MOST + " commands of agent " + agentId + " run already; end one with process kill first"));
        commands.remove(oldest.id);
    }

    /** Keeps it; false when no more may be started: the caller ends it. */
    synchronized boolean add(RunningCommand command) {
        commands.put(command.id, command);
        return !closed;
    }

    synchronized void remove(RunningCommand command) { commands.remove(command.id); }

    /** Forgets those that have been over for so long. */
    synchronized void forget(String agentId, long afterMs) {
        long since = clock.millis() - afterMs;
        commands.values()
                .removeIf(command -> command.agentId.equals(agentId) && command.ended().filter(end -> end.at() <= since).isPresent());
    }

    /** One of those in the background. */
    synchronized Optional<RunningCommand> find(String agentId, String id) {
        return Optional.ofNullable(commands.get(id)).filter(command -> command.agentId.equals(agentId) && command.background());
    }

    /** Those in the background, last started first. */
    synchronized List<RunningCommand> list(String agentId) {
        return of(agentId).stream().filter(RunningCommand::background)
                .sorted(Comparator.comparingLong((RunningCommand command) -> command.startedAt).reversed()).toList();
    }

    private List<RunningCommand> of(String agentId) {
        return commands.values().stream().filter(command -> command.agentId.equals(agentId)).toList();
    }

    /** Ends all that run, a second for those that listen; nothing can be added any more. */
    List<RunningCommand> close(String why) throws InterruptedException {
        List<RunningCommand> running = new ArrayList<>();
        synchronized (this) {
            closed = true;
            commands.values().stream().filter(RunningCommand::running).forEach(running::add);
        }
        running.forEach(command -> command.end(why));
        long deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (RunningCommand command : running)
            if (!command.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime()))))
                command.kill();
        deadline = System.nanoTime() + Duration.ofSeconds(1).toNanos();
        for (RunningCommand command : running)
            command.awaitEnd(Duration.ofNanos(Math.max(0, deadline - System.nanoTime())));
        return running;
    }
}
