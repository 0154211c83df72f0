package ai.openclaw.tools.runtime;

import ai.openclaw.api.SystemEvents;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells a session that what it left in the background is over. */
final class ExitNotice {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/exec");
    private static final int TAIL = 400;

    private ExitNotice() {}

    /** Of a command that ended by itself or ran out of time; who polls it sees that himself. */
    static void tell(Optional<SystemEvents> events, RunningCommand command, ExecSettings settings) {
        if (!settings.notifyOnExit() || !command.background() || command.watchers.get() > 0)
            return;
        String tail = command.output.last(TAIL).strip();
        boolean success = command.ended().orElseThrow().code().orElse(-1) == 0;
        if (success && tail.isEmpty() && !settings.notifyOnExitEmptySuccess())
            return;
        wake(events, command.sessionKey,
                "Exec finished (" + command.id + ", " + outcome(command) + ")" + (tail.isEmpty() ? "" : " :: " + tail));
    }

    private static String outcome(RunningCommand command) {
        RunningCommand.End end = command.ended().orElseThrow();
        return end.why().orElseGet(() -> end.code().isPresent() ? "code " + end.code().getAsInt() : "exit code not known");
    }

    /** Of those that ended because the tools go; each session is told once. */
    static void tellEnded(Optional<SystemEvents> events, List<RunningCommand> ended) {
        Map<String, List<RunningCommand>> bySession = ended.stream().filter(RunningCommand::background)
                .collect(Collectors.groupingBy(command -> command.sessionKey));
        bySession.forEach((session, commands) -> wake(events, session,
                "Exec finished (" + commands.stream().map(command -> command.id).sorted().collect(Collectors.joining(", "))
                        + "): the exec tool was stopped or updated, and what still ran in the background was ended with it"));
    }

    private static void wake(Optional<SystemEvents> events, String sessionKey, String text) {
        try {
            events.ifPresent(service -> service.wake(sessionKey, text));
        } catch (RuntimeException e) {
            LOG.warn("exec: {} was not told that a command is over: {}", sessionKey, e.toString());
        }
    }
}
