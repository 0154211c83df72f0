package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Events;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Logs;
import ai.openclaw.api.Observations;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes requests for runs, stores them, and lets each take its turn in its session's lane. What a crash interrupted is taken up again. */
@Component(service = {Runs.class, RunDesk.class}, immediate = true)
public final class RunDesk implements Runs {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/runs");
    /** How long a run may take to put down its pen, so that the next life of this component finds its files at rest. */
    private static final Duration STOP_PATIENCE = Duration.ofSeconds(1);

    /** How often what agents have spent is brought to the disk. */
    private static final long SAVE_SECONDS = 5;

    private final Agents agents;
    private final SessionArchive archive;
    private final Speakers speakers;
    private final SystemEventQueue notes;
    private final Budget budget;
    private final SpokenCommands commands;
    private final Toolbox toolbox;
    private final Ledger ledger;
    private final Lanes lanes;
    private final Worker worker;
    private final Events events;
    private final Logs logs;
    private final KnownRuns runs = new KnownRuns();
    private final Companions companions;
    private final ScheduledExecutorService timer = Executors
            .newSingleThreadScheduledExecutor(Thread.ofVirtual().name("run-timer").factory());
    private volatile boolean stopping;

    @Activate
    public RunDesk(@Reference Gateway gateway, @Reference Config config, @Reference Agents agents, @Reference SessionArchive archive,
            @Reference Models models, @Reference Toolbox toolbox, @Reference Events events, @Reference LedgerKeeper keeper,
            @Reference Outbox outbox, @Reference SystemEventQueue notes, @Reference CommandDesk commands, @Reference Logs logs,
            @Reference Observations observations) {
        this.agents = agents;
        this.toolbox = toolbox;
        this.companions = new Companions(config, runs.all());
        this.notes = notes;
        this.speakers = new Speakers(config, agents);
        this.budget = new Budget(gateway, events, Clock.system(ZoneId.systemDefault()));
        this.archive = archive;
        this.events = events;
        this.logs = logs;
        this.ledger = keeper.ledger();
        this.lanes = new Lanes(() -> agents.defaults().maxConcurrent());
        Equipment equipment = new Equipment(gateway, config, agents, archive, models, toolbox, new SystemPrompt(gateway, agents), budget,
                new AuthProfiles(gateway, config), new Cooldowns(config, Clock.systemUTC()), observations);
        this.worker = new Worker(equipment, events, keeper.ledger(), outbox, notes, logs);
        this.commands = new SpokenCommands(commands, archive, speakers, worker);
        var _ = timer.scheduleWithFixedDelay(budget::save, SAVE_SECONDS, SAVE_SECONDS, TimeUnit.SECONDS);
        notes.onWake(new WakeUp(this, runs, agents)::wake);
        resume();
    }

    @Deactivate
    void close() {
        stopping = true;
        notes.onWake(_ -> {});
        timer.shutdownNow();
        budget.save();
        runs.all().forEach(run -> run.cancel(ActiveRun.Cancel.STOP));
        if (!lanes.close(STOP_PATIENCE))
            LOG.warn("a run does not stop; it is taken up again when the gateway is back");
    }

    /** What came in before the process ended and was not answered. */
    private void resume() {
        ledger.unanswered().forEach((key, body) -> {
            try {
                resume(key, body);
            } catch (RuntimeException e) {
                LOG.error("{} cannot be taken up again: {}", key, e.getMessage());
            }
        });
    }

    private void resume(String key, Map<String, Object> body) {
        if (body.containsKey("message")) {
            answer(key, Letters.inbound(Json.object(body, "message")));
        } else {
            ActiveRun run = run(key, Letters.request(Json.object(body, "run")), Optional.empty());
            if (!run.lasting()) {
                ledger.answered(key, Map.of(), List.of());
                return;
            }
            launch(run);
        }
        LOG.info("{} was interrupted when the gateway ended and is taken up again", key);
    }

    @Override
    public Started start(RunRequest request, Consumer<Run> accepted) {
        if (stopping)
            throw GatewayException.unavailable("the gateway is restarting; try again").retryAfterMs(1500);
        String key = "run:" + request.runId();
        ActiveRun run = run(key, request, Optional.empty());
        Optional<ActiveRun> before = runs.addIfNew(run);
        if (before.isPresent())
            return new Started(before.get(), false);
        boolean later = request.source() == RunRequest.Source.CHAT && runs.busy(run);
        RunRequest stored = later ? request.as(UUID.randomUUID().toString()) : request;
        try {
            new Brought(run).check(archive, toolbox);
            if (run.lasting() && !ledger.receive(key, Json.of("run", Letters.of(stored))))
                return new Started(ended(run, ledger.result(key)), false);
        } catch (GatewayException e) {
            runs.remove(run);
            throw e;
        }
        tell(accepted, run);
        if (later && companions.mode(run) == QueueMode.INTERRUPT)
            interrupt(run);
        if (later)
            hold(run, stored);
        else
            launch(run);
        return new Started(run, true);
    }

    /** What is stored is done, whatever becomes of those who asked for it. */
    private static void tell(Consumer<Run> accepted, Run run) {
        try {
            accepted.accept(run);
        } catch (RuntimeException e) {
            LOG.warn("run {}: who asked for it could not be told that it is accepted: {}", run.id(), e.toString());
        }
    }

    /** What is said while the session is busy ends its run at once without words, and is answered by a later one (contract section 8.4). */
    private void hold(ActiveRun run, RunRequest stored) {
        new RunEvents(events, run, false, logs).held();
        ended(run, Optional.empty());
        launch(run(run.ledgerKey(), stored, Optional.empty()));
    }

    /**
     * Does something short between the runs of a session.
     *
     * @param endRuns whether runs of the session that work or wait are ended first
     * @throws GatewayException {@code UNAVAILABLE} when its turn does not come within the patience; then it is not done
     */
    <T> T between(String sessionKey, boolean endRuns, Duration patience, Callable<T> work) throws InterruptedException {
        if (stopping)
            throw GatewayException.unavailable("the gateway is restarting; try again").retryAfterMs(1500);
        LaneTurn<T> turn = new LaneTurn<>(work);
        List<ActiveRun> before = runs.of(sessionKey);
        if (!lanes.addBrief(sessionKey, turn))
            throw GatewayException.unavailable("session " + sessionKey + " has too much waiting; try again later").retryAfterMs(1500);
        if (endRuns)
            before.forEach(run -> run.cancel(ActiveRun.Cancel.ABORT));
        return turn.await(sessionKey, patience);
    }

    /**
     * Puts what is old in a conversation into a summary, in its lane.
     *
     * @param wish what the summary is to dwell on
     * @return whether there was anything to put away
     */
    boolean summarize(String sessionKey, Optional<String> wish) throws InterruptedException {
        RunRequest request = new RunRequest("compact:" + UUID.randomUUID(), sessionKey, "", RunRequest.Source.EVENT, Optional.empty(),
                Duration.ofSeconds(agents.defaults().timeoutSeconds()));
        ActiveRun run = run(request.runId(), request, Optional.empty());
        LaneTurn<Boolean> turn = new LaneTurn<>(() -> worker.summarize(run, wish));
        if (stopping || !lanes.add(run.sessionKey(), turn))
            throw GatewayException.unavailable("session " + sessionKey + " has too much waiting; try again later").retryAfterMs(1500);
        return turn.await(sessionKey, request.timeout());
    }

    /** Lets the agent answer a stored message of a channel. */
    void answer(String key, InboundMessage message) {
        String sessionKey = archive.keys().of(agents.defaultId(), message);
        RunRequest request = new RunRequest(key, sessionKey, message.text(), RunRequest.Source.CHANNEL, Optional.empty(),
                Duration.ofSeconds(agents.defaults().timeoutSeconds()));
        ActiveRun run = run(key, request.owner(speakers.owner(message)), Optional.of(message));
        if (runs.addIfNew(run).isPresent())
            return;
        if (commands.take(run))
            return;
        if (companions.mode(run) == QueueMode.INTERRUPT)
            interrupt(run);
        launch(run);
    }

    private ActiveRun run(String key, RunRequest request, Optional<InboundMessage> inbound) {
        String sessionKey = archive.keys().canonical(request.sessionKey());
        String agentId = SessionKeys.agentId(sessionKey);
        if (!agents.known(agentId))
            throw GatewayException.invalid("unknown agent id \"" + agentId + "\"");
        return new ActiveRun(request, key, sessionKey, inbound, Instant.now());
    }

    private void launch(ActiveRun run) {
        runs.launched(run);
        if (!lanes.add(run.sessionKey(), () -> work(run)))
            worker.refuse(run, "this session has " + Lanes.MAX_WAITING + " messages waiting already; wait for an answer or stop the run");
    }

    private void work(ActiveRun run) {
        if (stopping || !run.claim())
            return;
        List<ActiveRun> others = companions.collected(run);
        run.begin(Instant.now());
        ScheduledFuture<?> deadline = timer.schedule(() -> run.cancel(ActiveRun.Cancel.TIMEOUT), run.request().timeout().toMillis(),
                TimeUnit.MILLISECONDS);
        try {
            if (run.request().source() == RunRequest.Source.EVENT && notes.isEmpty(run.sessionKey()))
                worker.settle(run);
            else
                worker.work(run, others, () -> companions.steering(run));
        } finally {
            deadline.cancel(false);
        }
    }

    /** Runs that work. */
    long working() { return runs.count(true); }

    /** Runs that wait for their turn. */
    long waiting() { return runs.count(false); }

    /** Sessions that have runs that work or wait. */
    Set<String> busy() { return runs.busy(); }

    /** Sessions with work. */
    int lanes() { return lanes.active(); }

    /** A run that ended in an earlier life of the process. */
    private ActiveRun ended(ActiveRun run, Optional<Map<String, Object>> result) {
        run.end(Results.read(result.orElse(Map.of()), run));
        return run;
    }

    @Override
    public Optional<Run> find(String runId) { return runs.find(runId).map(Run.class::cast); }

    @Override
    public Optional<RunResult> await(String runId, Duration timeout) throws InterruptedException {
        Instant deadline = Instant.now().plus(timeout);
        Optional<ActiveRun> run = runs.await(runId, timeout);
        if (run.isEmpty())
            return Optional.empty();
        return run.get().await(Duration.between(Instant.now(), deadline));
    }

    @Override
    public List<String> abort(String sessionKey, Optional<String> runId) {
        return runs.abort(archive.keys().canonical(sessionKey),
                run -> run.request().source() == RunRequest.Source.CHAT && (runId.isEmpty() || runId.get().equals(run.id())));
    }

    @Override
    public List<String> stop(String sessionKey) { return runs.abort(archive.keys().canonical(sessionKey), _ -> true); }

    @Override
    public boolean end(String runId) {
        return runs.find(runId).filter(run -> !run.isOver() && run.cancel(ActiveRun.Cancel.ABORT)).isPresent();
    }

    /** Ends what works or waits in a session, but for the one that takes its place. */
    private void interrupt(ActiveRun by) {
        var _ = runs.abort(by.sessionKey(), run -> !run.id().equals(by.id()));
    }
}
