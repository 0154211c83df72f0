package ai.openclaw.protocol;

import ai.openclaw.api.OrNull;
import ai.openclaw.api.Rest;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The answer of {@code health}, and the event of that name (contract sections 6 and 7).
 *
 * @param ts epoch milliseconds
 * @param durationMs how long it took to look
 * @param heartbeatSeconds between two heartbeats; 0 when there are none
 * @param sessions of the default agent
 * @param problems what is wrong with the configuration and what was done about it, in plain words
 */
@ResultOf("health")
@PayloadOf("health")
public record HealthResult(boolean ok, long ts, long durationMs, Map<String, Channel> channels, List<String> channelOrder,
        Map<String, String> channelLabels, long heartbeatSeconds, String defaultAgentId, List<Agent> agents, Sessions sessions,
        List<String> problems) {

    /** A channel as its first account is, with all accounts by their ids. */
    public record Channel(@Rest Account account, Map<String, Account> accounts) {}

    /**
     * An account of a channel; times are epoch milliseconds.
     *
     * @param lastError what is wrong and what to do about it
     * @param tokenSource where the credential comes from, such as {@code config}, {@code env} or {@code none}
     * @param mode how messages arrive: {@code polling}, {@code webhook}, {@code socket} or {@code none}
     * @param probe only when it was asked for
     */
    public record Account(boolean configured, boolean running, @OrNull Optional<Long> lastStartAt, @OrNull Optional<Long> lastStopAt,
            @OrNull Optional<String> lastError, String tokenSource, Optional<Probe> probe, @OrNull Optional<Long> lastProbeAt, String mode,
            String accountId) {}

    /** What the platform answered just now. */
    public record Probe(boolean ok, Optional<String> error, long elapsedMs) {}

    /** An agent. */
    public record Agent(String agentId, boolean isDefault, Heartbeat heartbeat, Sessions sessions) {}

    /**
     * How often an agent looks around by itself.
     *
     * @param every as configured, such as {@code 30m}
     * @param everyMs null when it is off
     * @param ackMaxChars characters beside {@code HEARTBEAT_OK} that still count as nothing to say
     */
    public record Heartbeat(boolean enabled, String every, @OrNull Optional<Long> everyMs, String prompt, String target, int ackMaxChars) {}

    /** The sessions of an agent, the newest first. */
    public record Sessions(String path, int count, List<Recent> recent) {}

    /**
     * A session that was used lately.
     *
     * @param updatedAt epoch milliseconds
     * @param age in milliseconds
     */
    public record Recent(String key, long updatedAt, long age) {}
}
