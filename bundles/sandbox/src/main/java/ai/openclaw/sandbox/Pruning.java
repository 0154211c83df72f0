package ai.openclaw.sandbox;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sandboxes.Listed;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Removes sandboxes that nobody uses or that are too old ({@code agents.defaults.sandbox.prune}); never one that a command runs in. */
final class Pruning {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/sandbox");
    private static final Duration EVERY = Duration.ofMinutes(5);

    private final LiveSandboxes sandboxes;
    private final UseLog uses;
    private final Config config;
    private final AgentDirectory agents;
    private final Clock clock;
    private final CountDownLatch stopped = new CountDownLatch(1);

    Pruning(LiveSandboxes sandboxes, UseLog uses, Config config, AgentDirectory agents, Clock clock) {
        this.sandboxes = sandboxes;
        this.uses = uses;
        this.config = config;
        this.agents = agents;
        this.clock = clock;
    }

    void start() { Thread.ofVirtual().name("sandbox pruning").start(this::run); }

    void stop() { stopped.countDown(); }

    private void run() {
        try {
            while (!stopped.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                uses.save();
                try {
                    prune();
                } catch (GatewayException e) {
                    LOG.debug("sandboxes were not looked through: {}", e.message());
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void prune() {
        // without any there is nobody to ask, and no engine is woken
        if (uses.all().isEmpty())
            return;
        for (Listed gone : sandboxes.remove(info -> !sandboxes.busy(info.name()) && due(info)))
            LOG.info("{}: nobody used it for long, it was removed", gone.name());
    }

    private boolean due(Listed info) {
        SandboxSection.Prune prune = settings(info.agentId());
        Instant now = clock.instant();
        return (prune.idleHours() > 0 && info.lastUsedAt().plus(Duration.ofHours(prune.idleHours())).isBefore(now))
                || (prune.maxAgeDays() > 0 && info.createdAt().plus(Duration.ofDays(prune.maxAgeDays())).isBefore(now));
    }

    private SandboxSection.Prune settings(String agentId) {
        Map<String, Object> merged = new LinkedHashMap<>(object(config.value("agents.defaults.sandbox.prune").orElse(null)));
        agents.find(agentId).map(AgentInfo::settings).map(section -> object(object(section.get("sandbox")).get("prune")))
                .ifPresent(merged::putAll);
        return SandboxSection.read(Map.of("prune", merged)).prune();
    }

    private static Map<String, Object> object(@Nullable Object value) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (value instanceof Map<?, ?> tree)
            tree.forEach((key, one) -> map.put(String.valueOf(key), one));
        return map;
    }
}
