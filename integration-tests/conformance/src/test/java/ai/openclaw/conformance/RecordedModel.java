package ai.openclaw.conformance;

import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.ModelAnswer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** The model that the recordings were made with: the same pieces of text at the same pace, the same call of a tool, the same tokens. */
final class RecordedModel {
    private static final Pattern COMMAND = Pattern.compile("CMD=\\[(.*)]");
    private static final Duration PACE = Duration.ofMillis(60);
    private static final Duration SLOW_PACE = Duration.ofMillis(250);
    private static final int PROMPT_TOKENS = 11;
    private static final int COMPLETION_TOKENS = 7;
    private static final List<String> GREETING = List.of("Hello", " from", " the", " fake", " model.");

    private RecordedModel() {}

    /** Prepares the answers to one message; a slow one stops in the middle after so many words as were recorded. */
    static void answer(FakeModelServer model, String message, int words) {
        Matcher command = COMMAND.matcher(message);
        if (message.contains("SLOW"))
            model.answer(ModelAnswer.unfinished(SLOW_PACE,
                    IntStream.range(0, words).mapToObj(i -> (i == 0 ? "" : " ") + "w" + i).toArray(String[]::new)));
        else if (message.contains("FAIL401"))
            model.answer(ModelAnswer.status(401, "bad key"));
        else if (command.find())
            model.answer(call(command.group(1)), greeting());
        else
            model.answer(greeting());
    }

    private static ModelAnswer greeting() {
        return ModelAnswer.paced(PACE, "stop", PROMPT_TOKENS, COMPLETION_TOKENS, GREETING.stream().map(ModelAnswer::textDelta).toList());
    }

    private static ModelAnswer call(String command) {
        String arguments = Transcripts.JSON.createObjectNode().put("command", command).toString();
        return ModelAnswer.paced(Duration.ZERO, "tool_calls", PROMPT_TOKENS, COMPLETION_TOKENS,
                List.of(ModelAnswer.textDelta("Running it."), ModelAnswer.toolDelta(Map.of("index", 0, "id", "call_fake1", "type",
                        "function", "function", Map.of("name", "exec", "arguments", arguments)))));
    }
}
