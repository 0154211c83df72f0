package ai.openclaw.tools.runtime;

import ai.openclaw.api.Describe;
import ai.openclaw.api.Range;
import java.util.List;
import java.util.Optional;

/** Arguments of {@code process}. */
record ProcessParams(@Describe("What to do.") Action action,
        @Describe("Which command, by the id that exec gave; all actions but list need it.") Optional<String> sessionId,
        @Describe("For write: what it reads on standard input.") Optional<String> data,
        @Describe("For write: nothing follows, close standard input.") boolean eof,
        @Describe("For send-keys: keys such as Enter, Tab, Escape, Up, C-c, or plain text.") List<String> keys,
        @Describe("For paste: the text.") Optional<String> text,
        @Describe("For log: the first line, counted from 0; the last lines if left out.") @Range(min = 0) Optional<Integer> offset,
        @Describe("For log: how many lines; 200 if left out.") @Range(min = 1, max = 5000) Optional<Integer> limit,
        @Describe("For poll: wait so many milliseconds for new output or the end.") @Range(min = 0, max = 120_000) Optional<Integer> timeout) {

    /** What can be done with a command in the background. */
    enum Action {
        LIST, POLL, LOG, WRITE, SEND_KEYS, SUBMIT, PASTE, KILL, CLEAR, REMOVE
    }
}
