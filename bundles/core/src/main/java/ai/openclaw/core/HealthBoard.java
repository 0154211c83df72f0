package ai.openclaw.core;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Config;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Health;
import ai.openclaw.api.HeartbeatSettings;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/** The state of everything, looked at every minute (contract section 6, health). */
@Component
public final class HealthBoard implements Health {
    private static final long REFRESH_SECONDS = 60;
    /** However often somebody asks, everybody is told once in this time. */
    private static final long REST_NANOS = 1_000_000_000;
    private static final Duration PROBE_DEADLINE = Duration.ofSeconds(8);
    private static final int RECENT = 5;

    private final Sessions sessions;
    private final Channels channels;
    private final Events events;
    private final StateCounters counters;
    private final Config config;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("health").factory());
    private volatile Map<String, Object> snapshot;
    private volatile long lookedAt = System.nanoTime() - REST_NANOS;
    private final AtomicBoolean soon = new AtomicBoolean();

    @Activate
    public HealthBoard(@Reference Sessions sessions, @Reference Channels channels, @Reference Events events,
            @Reference StateCounters counters, @Reference Config config) {
        this.config = config;
        this.sessions = sessions;
        this.channels = channels;
        this.events = events;
        this.counters = counters;
        this.snapshot = look(false);
        var _ = timer.scheduleWithFixedDelay(() -> refresh(false), REFRESH_SECONDS, REFRESH_SECONDS, TimeUnit.SECONDS);
    }

    @Deactivate
    void close() { timer.shutdownNow(); }

    @Override
    public Map<String, Object> snapshot() { return snapshot; }

    @Override
    public Map<String, Object> refresh(boolean probe) {
        lookedAt = System.nanoTime();
        Map<String, Object> fresh = look(probe);
        snapshot = fresh;
        events.publish(new GatewayEvent("health", fresh, Scope.NONE, Optional.empty(), Optional.of(counters.healthChanged())));
        return fresh;
    }

    @Override
    public void refreshSoon() {
        if (!soon.compareAndSet(false, true))
            return;
        try {
            var _ = timer.schedule(() -> {
                soon.set(false);
                refresh(false);
            }, Math.max(0, lookedAt + REST_NANOS - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException e) {
            // the end: nobody is left to be told
        }
    }

    private Map<String, Object> look(boolean probe) {
        long started = System.nanoTime();
        Map<String, Object> states = new LinkedHashMap<>();
        Map<String, Object> labels = new LinkedHashMap<>();
        for (ChannelAccount account : channels.accounts()) {
            states.merge(account.type(), channel(account, probe), HealthBoard::together);
            labels.put(account.type(), label(account.type()));
        }
        List<SessionEntry> all = sessions.list();
        String agent = sessions.defaults().defaultAgentId();
        Map<String, Object> health = new LinkedHashMap<>();
        health.put("ok", true);
        health.put("ts", System.currentTimeMillis());
        health.put("durationMs", TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        health.put("channels", states);
        health.put("channelOrder", List.copyOf(states.keySet()));
        health.put("channelLabels", labels);
        health.put("heartbeatSeconds", HeartbeatSettings.of(config).interval().toSeconds());
        health.put("defaultAgentId", agent);
        health.put("agents", sessions.agents().stream().map(id -> agent(id, id.equals(agent), all)).toList());
        health.put("sessions", sessions(agent, all));
        health.put("problems", config.problems());
        return health;
    }

    private Map<String, Object> agent(String id, boolean isDefault, List<SessionEntry> all) {
        HeartbeatSettings settings = HeartbeatSettings.of(config);
        boolean beats = isDefault && settings.enabled();
        Map<String, Object> heartbeat = new LinkedHashMap<>(Json.of("enabled", beats, "every", isDefault ? settings.every() : "0m",
                "prompt", settings.prompt(), "target", "none", "ackMaxChars", settings.ackMaxChars()));
        heartbeat.put("everyMs", beats ? settings.interval().toMillis() : null);
        return Json.of("agentId", id, "isDefault", isDefault, "heartbeat", heartbeat, "sessions", sessions(id, all));
    }

    private Map<String, Object> sessions(String agentId, List<SessionEntry> all) {
        List<SessionEntry> own = all.stream().filter(entry -> entry.agentId().equals(agentId)).toList();
        long now = System.currentTimeMillis();
        return Json.of("path", sessions.store(agentId).toString(), "count", own.size(), "recent", own.stream().limit(RECENT)
                .map(entry -> Json.of("key", entry.key(), "updatedAt", entry.updatedAt(), "age", now - entry.updatedAt())).toList());
    }

    /** The state of a channel is that of its first account, with all accounts beside it. */
    private static Object together(Object first, Object next) {
        Map<String, Object> accounts = new LinkedHashMap<>(Json.object(Json.object(first), "accounts"));
        accounts.putAll(Json.object(Json.object(next), "accounts"));
        Map<String, Object> both = new LinkedHashMap<>(Json.object(first));
        both.put("accounts", accounts);
        return both;
    }

    private static Map<String, Object> channel(ChannelAccount account, boolean probe) {
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("configured", account.status().configured());
        state.put("running", account.status().running());
        state.put("lastStartAt", account.status().lastStartAt().map(Instant::toEpochMilli).orElse(null));
        state.put("lastStopAt", null);
        state.put("lastError", account.status().lastError().orElse(null));
        state.put("tokenSource", account.status().tokenSource());
        if (probe && account.channel() instanceof ChannelProbe live)
            state.put("probe", probe(account, live));
        state.put("lastProbeAt", probe ? System.currentTimeMillis() : null);
        state.put("mode", account.status().mode());
        state.put("accountId", account.account());
        Map<String, Object> accounts = new LinkedHashMap<>();
        accounts.put(account.account(), new LinkedHashMap<>(state));
        state.put("accounts", accounts);
        return state;
    }

    private static Map<String, Object> probe(ChannelAccount account, ChannelProbe live) {
        long started = System.nanoTime();
        try {
            ChannelProbe.Probe probe = PluginCall.run(account.type() + "/" + account.account(), PROBE_DEADLINE.plusSeconds(1),
                    () -> live.probe(PROBE_DEADLINE));
            return Json.of("ok", probe.ok(), "error", probe.ok() ? null : probe.error(), "elapsedMs", probe.elapsedMs());
        } catch (GatewayException | TimeoutException e) {
            return Json.of("ok", false, "error", String.valueOf(e.getMessage()), "elapsedMs",
                    TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - started));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Json.of("ok", false, "error", "interrupted", "elapsedMs", 0);
        }
    }

    private static String label(String type) {
        return type.isEmpty() ? type : type.substring(0, 1).toUpperCase(Locale.ROOT) + type.substring(1);
    }
}
