package ai.openclaw.model.cli;

import ai.openclaw.api.Default;
import ai.openclaw.api.Describe;
import ai.openclaw.api.NotEmpty;
import ai.openclaw.api.Range;
import ai.openclaw.api.Settings;
import ai.openclaw.api.WireName;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How a command of this machine is asked (contract section 14, {@code agents.defaults.cliBackends}). */
@Settings("agents.defaults.cliBackends")
record CliSettings(@Describe("The command, by its path or as it is found on the PATH.") @NotEmpty String command,
        @Describe("Its arguments for a new conversation.") List<String> args,
        @Describe("What it prints.") @Default("\"json\"") Output output,
        @Describe("What it prints when it goes on with a conversation.") Optional<Output> resumeOutput,
        @Describe("Where the question goes.") @Default("\"arg\"") Input input,
        @Describe("Longer questions go to its standard input.") @Default("100000") @Range(min = 1) int maxPromptArgChars,
        Map<String, String> env, @Describe("Variables that it does not get.") List<String> clearEnv,
        @Describe("In front of the model's name.") Optional<String> modelArg, Map<String, String> modelAliases, Optional<String> sessionArg,
        List<String> sessionArgs, @Describe("Its arguments to go on with {sessionId}.") List<String> resumeArgs,
        @Default("\"existing\"") SessionMode sessionMode,
        @Describe("Where its answer has the id of the conversation.") List<String> sessionIdFields, Optional<String> systemPromptArg,
        Optional<String> systemPromptMode, @Default("\"first\"") When systemPromptWhen, Optional<String> imageArg,
        @Default("\"repeat\"") ImageMode imageMode,
        @Describe("Whether one question waits for the other.") @Default("true") boolean serialize, @Default("{}") Reliability reliability) {

    /** What a command prints. */
    enum Output {
        JSON, JSONL, TEXT
    }

    /** Where a question goes. */
    enum Input {
        ARG, STDIN
    }

    /** When a conversation has an id that the command is told. */
    enum SessionMode {
        ALWAYS, EXISTING, NONE
    }

    /** When the command is told the instructions. */
    enum When {
        FIRST, ALWAYS, NEVER
    }

    /** Whether several pictures are several arguments or one. */
    enum ImageMode {
        REPEAT, @WireName("list")
        LISTED
    }

    /** When a command that says nothing is given up. */
    record Reliability(@Default("{}") Watchdog watchdog) {}

    /** For new conversations and for those that it goes on with. */
    record Watchdog(@Default("{}") Silence fresh, @Default("{}") Silence resume) {}

    /** The longest silence: as given, else a part of the time that there is, within limits. */
    record Silence(Optional<Integer> noOutputTimeoutMs, Optional<Double> noOutputTimeoutRatio, Optional<Integer> minMs,
            Optional<Integer> maxMs) {
        Duration of(Duration timeout, double usualRatio, int usualMin, int usualMax) {
            double part = timeout.toMillis() * noOutputTimeoutRatio.orElse(usualRatio);
            long within = Math.max(minMs.orElse(usualMin), Math.min(maxMs.orElse(usualMax), (long) part));
            return Duration.ofMillis(noOutputTimeoutMs.map(Integer::longValue).orElse(within));
        }
    }

    /** The longest silence of a command that may take this long. */
    Duration longestSilence(boolean resumed, Duration timeout) {
        return resumed
                ? reliability.watchdog().resume().of(timeout, 0.3, 60_000, 180_000)
                : reliability.watchdog().fresh().of(timeout, 0.8, 180_000, 600_000);
    }

    Output output(boolean resumed) { return resumed ? resumeOutput.orElse(output) : output; }
}
