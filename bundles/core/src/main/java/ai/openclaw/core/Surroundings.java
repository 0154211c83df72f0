package ai.openclaw.core;

import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.util.List;
import java.util.Locale;

/**
 * What a session wants to see beside an answer: above it what the model thought and what tools did, below it what it cost.
 *
 * @param chat whether the answer goes to a channel, whose people see nothing of the tools otherwise
 */
record Surroundings(SessionMood mood, AnswerRecord record, boolean chat) {

    RunResult on(RunResult result) {
        if (result.status() != RunResult.Status.OK || result.text().isBlank() || result.text().strip().equals(SystemPrompt.SILENCE))
            return result;
        String deeds = chat && !mood.verbose().equals("off") && !record.deeds().isEmpty() ? String.join("\n", record.deeds()) + "\n\n" : "";
        String above = deeds + (mood.reasoning().equals("on") && !record.thoughts().isEmpty()
                ? "Reasoning:\n_" + String.join("\n\n", record.thoughts()) + "_\n\n"
                : "");
        String below = switch (mood.usage()) {
            case "tokens" -> "\n\n" + tokens(result.usage());
            case "full" -> "\n\n" + tokens(result.usage()) + String.format(Locale.ROOT, " · $%.4f", record.cost(result.usage()))
                    + " · session " + result.sessionKey();
            default -> "";
        };
        if (above.isEmpty() && below.isEmpty())
            return result;
        return new RunResult(result.status(), above + result.text() + below, result.stopReason(), result.sessionKey(), result.sessionId(),
                result.provider(), result.model(), result.usage(), result.startedAt(), result.endedAt(),
                List.of(above + result.text() + below), result.lastUsage(), result.calls());
    }

    private static String tokens(Usage usage) { return "Usage: " + usage.input() + " in / " + usage.output() + " out"; }
}
