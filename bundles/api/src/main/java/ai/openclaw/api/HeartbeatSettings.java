package ai.openclaw.api;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code agents.defaults.heartbeat} as it is now (contract section 10).
 *
 * @param every the time between two as it is written, such as {@code 30m}
 * @param interval the same; zero for none
 * @param prompt what the agent is asked
 * @param ackMaxChars how much may stand beside HEARTBEAT_OK for the answer to count as nothing to say
 */
public record HeartbeatSettings(String every, Duration interval, String prompt, int ackMaxChars) {
    private static final String EVERY = "30m";
    private static final int ACK_MAX_CHARS = 300;
    private static final String PROMPT = "Read HEARTBEAT.md if it exists (workspace context). Follow it strictly. Do not infer or repeat old"
            + " tasks from prior chats. If nothing needs attention, reply HEARTBEAT_OK.";

    /** What is configured, or usual. */
    public static HeartbeatSettings of(Config config) {
        Map<?, ?> section = config.value("agents.defaults.heartbeat").orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
        String every = Optional.ofNullable(section.get("every")).map(String::valueOf).filter(text -> Durations.parse(text).isPresent())
                .orElse(EVERY);
        String prompt = section.get("prompt") instanceof String text && !text.isBlank() ? text : PROMPT;
        int ackMaxChars = section.get("ackMaxChars") instanceof Number number ? number.intValue() : ACK_MAX_CHARS;
        return new HeartbeatSettings(every, Durations.parse(every).orElse(Duration.ZERO), prompt, ackMaxChars);
    }

    /** Whether there are any. */
    public boolean enabled() { return !interval.isZero(); }
}
