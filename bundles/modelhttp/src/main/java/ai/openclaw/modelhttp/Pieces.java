package ai.openclaw.modelhttp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;

/** The pieces of a streamed answer, as text. */
interface Pieces {
    /** A tool call with a whole file in its arguments comes in pieces, so one is never near this. */
    int MAX_PIECE = 1 << 20;
    int MAX_TOTAL = 64 << 20;

    /** Waits for the next one; empty at the end of the answer. */
    Optional<String> next(Duration timeout) throws IOException, InterruptedException;
}
