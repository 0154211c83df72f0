package ai.openclaw.core;

import ai.openclaw.api.Config;
import java.util.Optional;

/** What becomes of a message that comes while its session works on another ({@code messages.queue}). */
enum QueueMode {
    /** Waits, and is answered together with all that wait. */
    COLLECT,
    /** Waits, and is answered by itself. */
    FOLLOWUP,
    /** Is read by the run that works, as soon as it looks up from a tool. */
    STEER,
    /** Ends the run that works. */
    INTERRUPT;

    /** The mode of a channel; those of the control plane count as {@code webchat}. Channels answer one by one unless they are told otherwise. */
    static QueueMode of(Config config, String channel) {
        Optional<String> own = text(config, "messages.queue.byChannel." + channel);
        String word = own.or(() -> text(config, "messages.queue.mode")).orElse(channel.equals("webchat") ? "collect" : "followup");
        return switch (word) {
            case "collect" -> COLLECT;
            case "steer", "steer-backlog", "steer+backlog" -> STEER;
            case "interrupt" -> INTERRUPT;
            default -> FOLLOWUP;
        };
    }

    private static Optional<String> text(Config config, String path) {
        return config.value(path).filter(String.class::isInstance).map(String.class::cast);
    }
}
