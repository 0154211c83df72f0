package ai.openclaw.tools.runtime;

import ai.openclaw.api.ToolResult;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What exec says of a command, to the model and to programs. */
final class ExecAnswer {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/exec");
    private static final int TAIL = 2_000;

    private ExecAnswer() {}

    /** Sees that all that makes an answer is in memory: after an update the rest of the old bundle is out of reach, and its calls still end. */
    static void load() {
        PlainText.cut(PlainText.of("\u001b"));
        CommandWords.of("true");
        LOG.trace("{}", List.of(RunningCommand.class, RunningCommand.End.class, RunningCommand.About.class, CommandInput.class,
                HostProcess.class, OutputRing.class, ProcessTree.class, ExitNotice.class));
    }

    /** While it runs in the foreground. */
    static ToolResult progress(RunningCommand command) {
        String tail = command.output.last(TAIL);
        return new ToolResult(tail, false, running(command, tail)).meta(command.words);
    }

    /** It goes on in the background. */
    static ToolResult background(RunningCommand command) {
        String tail = command.output.last(TAIL);
        command.output.seen();
        String pid = command.pid().isPresent() ? ", pid " + command.pid().getAsInt() : "";
        String text = "Still running in the background (session " + command.id + pid
                + "). Use process with poll, log, write or kill to go on with it; you are told when it ends."
                + (tail.isBlank() ? "" : "\n\nOutput so far:\n" + tail);
        return new ToolResult(text, false, running(command, tail)).meta(command.words);
    }

    private static Map<String, Object> running(RunningCommand command, String tail) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", "running");
        details.put("sessionId", command.id);
        command.pid().ifPresent(pid -> details.put("pid", pid));
        details.put("startedAt", command.startedAt);
        details.put("cwd", command.folder);
        details.put("tail", tail);
        return details;
    }

    /** It is over. */
    static ToolResult over(RunningCommand command) {
        String output = PlainText.cut(command.output.text()).stripTrailing();
        String how = how(command);
        String text = how.isEmpty()
                ? (output.isEmpty() ? "(no output)" : output)
                : output + (output.isEmpty() ? "" : "\n\n") + "(" + how + ")";
        boolean failed = command.status().equals("failed");
        return new ToolResult(text, failed, over(command, output)).meta(command.words);
    }

    private static Map<String, Object> over(RunningCommand command, String output) {
        Map<String, Object> details = new LinkedHashMap<>();
        details.put("status", command.status());
        command.ended().ifPresent(end -> end.code().ifPresent(code -> details.put("exitCode", code)));
        details.put("durationMs", command.lastedMs());
        details.put("aggregated", output);
        details.put("cwd", command.folder);
        return details;
    }

    /** How it ended, where that is worth a word. */
    static String how(RunningCommand command) {
        RunningCommand.End end = command.ended().orElseThrow();
        if (end.why().isPresent())
            return "The command was ended: " + end.why().get();
        if (end.code().isEmpty())
            return "The command is gone; its exit code is not known";
        int code = end.code().getAsInt();
        return switch (code) {
            case 0 -> "";
            case 126 -> "Command exited with code 126: it was found but may not be run";
            case 127 -> "Command exited with code 127: command not found";
            default -> "Command exited with code " + code;
        };
    }
}
