package ai.openclaw.method.heartbeat;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.api.Config;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.HeartbeatSettings;
import ai.openclaw.api.Heartbeats;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SystemEvents;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets the default agent look around from time to time, and at once when it is woken (contract section 10). An agent with nothing to look
 * after is left alone: no HEARTBEAT.md with content and no system event means no run and no tokens.
 */
@Component(service = {Heartbeat.class, Heartbeats.class}, configurationPid = "agents")
public final class Heartbeat implements Heartbeats {
    private static final Logger LOG = LoggerFactory.getLogger("heartbeat");
    private static final String NOTHING = "HEARTBEAT_OK";
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final long LOOK_SECONDS = 5;
    private final Runs runs;
    private final Events events;
    private final Config config;
    private final AgentDirectory agents;
    private final SystemEvents notes;
    private final Clock clock;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("heartbeat").factory());
    private final AtomicBoolean beating = new AtomicBoolean();
    private volatile boolean enabled = true;
    private boolean beats; // under this
    private volatile long lastBeatMs;
    private volatile @Nullable Map<String, Object> last;

    @Activate
    public Heartbeat(@Reference Runs runs, @Reference Events events, @Reference Config config, @Reference AgentDirectory agents,
            @Reference SystemEvents notes) {
        this(runs, events, config, agents, notes, Clock.systemUTC());
        LOG.info(beats ? "started" : "disabled");
        var _ = timer.scheduleWithFixedDelay(this::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    }

    Heartbeat(Runs runs, Events events, Config config, AgentDirectory agents, SystemEvents notes, Clock clock) {
        this.runs = runs;
        this.events = events;
        this.config = config;
        this.agents = agents;
        this.notes = notes;
        this.clock = clock;
        lastBeatMs = clock.millis();
        beats = HeartbeatSettings.of(config).enabled();
    }

    /** The settings are read at each look; that there are heartbeats now, or no longer, is said at once. */
    @Modified
    synchronized void change() {
        boolean now = HeartbeatSettings.of(config).enabled();
        if (now != beats)
            LOG.info(now ? "started" : "disabled");
        beats = now;
    }

    @Deactivate
    void close() { timer.shutdownNow(); }

    void enabled(boolean on) { enabled = on; }

    /** How the last one went; empty before the first. */
    Optional<Map<String, Object>> last() { return Optional.ofNullable(last); }

    @Override
    public void wake(String text, boolean now) {
        notes.add(text);
        if (now)
            Thread.ofVirtual().name("heartbeat-wake").start(() -> beat("wake"));
    }

    /** Beats if it is time to. */
    void look() {
        HeartbeatSettings settings = HeartbeatSettings.of(config);
        if (!enabled || !settings.enabled() || clock.millis() - lastBeatMs < settings.interval().toMillis())
            return;
        beat("interval");
    }

    /** One heartbeat, unless one is under way. */
    void beat(String reason) {
        if (!beating.compareAndSet(false, true))
            return;
        long start = clock.millis();
        lastBeatMs = start;
        try {
            tell(start, reason, outcome());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (GatewayException e) {
            tell(start, e.message(), new Outcome("failed", Optional.empty()));
        } finally {
            beating.set(false);
        }
    }

    /** @param preview the beginning of what the agent had to say */
    private record Outcome(String status, Optional<String> preview) {}

    private Outcome outcome() throws InterruptedException {
        AgentInfo agent = agents.list().getFirst();
        HeartbeatSettings settings = HeartbeatSettings.of(config);
        List<String> told = notes.take();
        if (told.isEmpty() && !hasTasks(agent.workspace()))
            return new Outcome("skipped", Optional.empty());
        String lines = String.join("",
                told.stream().map(text -> "System: [" + clock.instant().truncatedTo(ChronoUnit.SECONDS) + "] " + text + "\n").toList());
        RunRequest request = new RunRequest("heartbeat-" + UUID.randomUUID(), "agent:" + agent.id() + ":main", lines + settings.prompt(),
                RunRequest.Source.CRON, Optional.empty(), LONGEST).owner(true);
        RunResult result = runs.start(request).run().await(LONGEST.plusMinutes(1))
                .orElseThrow(() -> GatewayException.unavailable("the heartbeat run did not end in time"));
        if (result.status() != RunResult.Status.OK)
            throw GatewayException.unavailable(result.text());
        String rest = result.text().replace(NOTHING, "").strip();
        boolean nothing = result.text().contains(NOTHING) && rest.length() <= settings.ackMaxChars();
        if (nothing)
            return new Outcome("ok-token", Optional.empty());
        return new Outcome(rest.isEmpty() ? "ok-empty" : "sent", Optional.of(rest.substring(0, Math.min(rest.length(), 200))));
    }

    /** Headings and empty lines are no tasks. */
    private static boolean hasTasks(Path workspace) {
        try (var lines = Files.lines(workspace.resolve("HEARTBEAT.md"))) {
            return lines.map(String::strip).anyMatch(line -> !line.isEmpty() && !line.startsWith("#"));
        } catch (IOException | java.io.UncheckedIOException e) {
            return false;
        }
    }

    /** How clients show it. */
    private static Optional<String> indicator(String status) {
        return switch (status) {
            case "ok-token", "ok-empty" -> Optional.of("ok");
            case "sent" -> Optional.of("alert");
            case "failed" -> Optional.of("error");
            default -> Optional.empty();
        };
    }

    private void tell(long start, String reason, Outcome outcome) {
        Map<String, Object> beat = new LinkedHashMap<>();
        beat.put("ts", clock.millis());
        beat.put("status", outcome.status());
        beat.put("reason", reason);
        beat.put("durationMs", clock.millis() - start);
        if (outcome.status().startsWith("ok"))
            beat.put("silent", true);
        outcome.preview().ifPresent(text -> beat.put("preview", text));
        indicator(outcome.status()).ifPresent(type -> beat.put("indicatorType", type));
        last = beat;
        LOG.debug("{}: {}", reason, outcome.status());
        if (!outcome.status().equals("skipped"))
            events.publish(GatewayEvent.of("heartbeat", Scope.READ, beat));
    }
}
