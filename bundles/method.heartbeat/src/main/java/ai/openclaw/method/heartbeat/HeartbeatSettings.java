package ai.openclaw.method.heartbeat;

import ai.openclaw.api.Config;
import ai.openclaw.api.Durations;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * The section {@code agents.defaults.heartbeat} as it is now (contract section 10).
 *
 * @param every the time between two; zero for none
 * @param prompt what the agent is asked
 * @param ackMaxChars how much may stand beside HEARTBEAT_OK for the answer to count as nothing to say
 */
record HeartbeatSettings(Duration every, String prompt, int ackMaxChars) {
    private static final Duration EVERY = Duration.ofMinutes(30);
    private static final int ACK_MAX_CHARS = 300;
    private static final String PROMPT = "Read HEARTBEAT.md if it exists (workspace context). Follow it strictly. Do not infer or repeat old"
            + " tasks from prior chats. If nothing needs attention, reply HEARTBEAT_OK.";

    static HeartbeatSettings of(Config config) {
        Map<?, ?> section = config.value("agents.defaults.heartbeat").orElse(Map.of()) instanceof Map<?, ?> map ? map : Map.of();
        Duration every = Optional.ofNullable(section.get("every")).flatMap(text -> Durations.parse(String.valueOf(text))).orElse(EVERY);
        String prompt = section.get("prompt") instanceof String text && !text.isBlank() ? text : PROMPT;
        int ackMaxChars = section.get("ackMaxChars") instanceof Number number ? number.intValue() : ACK_MAX_CHARS;
        return new HeartbeatSettings(every, prompt, ackMaxChars);
    }
}
