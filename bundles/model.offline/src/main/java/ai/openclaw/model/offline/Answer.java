package ai.openclaw.model.offline;

import java.time.Duration;
import java.util.Map;

/** What the guide says or does. */
sealed interface Answer {
    /** Says this, with a pause before each word. */
    record Say(String text, Duration pause) implements Answer {
        Say(String text) { this(text, Duration.ZERO); }
    }

    /** Calls a tool that was offered. */
    record Use(String tool, Map<String, Object> arguments) implements Answer {}
}
