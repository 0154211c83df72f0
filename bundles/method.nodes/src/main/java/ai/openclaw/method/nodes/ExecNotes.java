package ai.openclaw.method.nodes;

import java.util.Map;
import java.util.Optional;

/** What an agent is told of commands that ran on a node: the events {@code exec.*} (contract section 11). */
final class ExecNotes {
    private static final int MAX_OUTPUT = 180;

    private ExecNotes() {}

    /** The line for an event; empty where there is nothing worth one. */
    static Optional<String> of(String event, String nodeId, Map<String, Object> payload) {
        String who = "node=" + nodeId + text(payload, "runId").map(id -> " id=" + id).orElse("");
        String command = text(payload, "command").map(words -> ": " + words).orElse("");
        return switch (event) {
            case "exec.started" -> Optional.of("Exec started (" + who + ")" + command);
            case "exec.denied" ->
                Optional.of("Exec denied (" + who + text(payload, "reason").map(why -> ", " + why).orElse("") + ")" + command);
            case "exec.finished" -> finished(who, payload);
            default -> Optional.empty();
        };
    }

    /** A success that said nothing is no news. */
    private static Optional<String> finished(String who, Map<String, Object> payload) {
        boolean timedOut = Boolean.TRUE.equals(payload.get("timedOut"));
        Optional<Number> exit = Optional.ofNullable(payload.get("exitCode")).filter(Number.class::isInstance).map(Number.class::cast);
        String output = text(payload, "output").map(words -> words.replaceAll("\\s+", " ")).orElse("");
        if (!timedOut && exit.filter(code -> code.intValue() == 0).isPresent() && output.isEmpty())
            return Optional.empty();
        String ending = timedOut ? "timeout" : "code " + exit.map(Number::toString).orElse("?");
        String shown = output.length() > MAX_OUTPUT ? output.substring(0, MAX_OUTPUT) + "…" : output;
        return Optional.of("Exec finished (" + who + ", " + ending + ")" + (shown.isEmpty() ? "" : "\n" + shown));
    }

    private static Optional<String> text(Map<String, Object> payload, String key) {
        return payload.get(key) instanceof String words && !words.isBlank() ? Optional.of(words.strip()) : Optional.empty();
    }
}
