package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.Runs;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Lets a session's agent look at what was noted for it. */
final class WakeUp {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/runs");
    private static final String WOKEN = "The lines above are news of the gateway. Act on them if they ask for it, and tell the person what matters to them; otherwise answer "
            + SystemPrompt.SILENCE + ".";
    private final Runs desk;
    private final KnownRuns runs;
    private final Agents agents;

    WakeUp(Runs desk, KnownRuns runs, Agents agents) {
        this.desk = desk;
        this.runs = runs;
        this.agents = agents;
    }

    /** Returns at once; does nothing when a run waits that will look anyway. */
    void wake(String sessionKey) {
        RunRequest request = new RunRequest("event:" + UUID.randomUUID(), sessionKey, WOKEN, RunRequest.Source.EVENT, Optional.empty(),
                Duration.ofSeconds(agents.defaults().timeoutSeconds())).owner(true);
        Thread.ofVirtual().name("wake").start(() -> {
            try {
                if (!runs.waking(sessionKey)) {
                    var _ = desk.start(request);
                }
            } catch (GatewayException e) {
                LOG.warn("the agent of {} could not be woken: {}", sessionKey, e.message());
            }
        });
    }
}
