package ai.openclaw.core;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Logs;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a run from its first to its last event: transcript, turn, session entry, ledger, and the reply on its way. Called on the lane's thread. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/runs");
    private static final long STORE_RETRY_MS = 2000;

    private final Equipment equipment;
    private final SessionArchive archive;
    private final Events events;
    private final Ledger ledger;
    private final Outbox outbox;
    private final SystemEventQueue notes;
    private final Speakers speakers;
    private final Logs logs;

    Worker(Equipment equipment, Events events, Ledger ledger, Outbox outbox, SystemEventQueue notes, Logs logs) {
        this.equipment = equipment;
        this.archive = equipment.archive();
        this.events = events;
        this.ledger = ledger;
        this.outbox = outbox;
        this.notes = notes;
        this.speakers = new Speakers(equipment.config(), equipment.agents());
        this.logs = logs;
    }

    /**
     * @param collected runs whose messages the same answer is for
     * @param steering runs that were held back meanwhile and are to be read by this one at once
     */
    void work(ActiveRun run, List<ActiveRun> collected, Supplier<List<ActiveRun>> steering) {
        SessionMood mood = SessionMood.of(run, equipment);
        RunEvents tell = new RunEvents(events, run, mood.verbose().equals("full"), logs);
        tell.started(System.currentTimeMillis());
        try {
            List<ActiveRun> answered = new ArrayList<>(collected);
            RunResult result = result(run, tell, answered, steering, mood);
            finish(run, tell, result);
            for (ActiveRun other : answered)
                settle(other, result);
        } catch (InterruptedException e) {
            LOG.info("run {} stops with the gateway{}", run.id(), run.lasting() ? " and is taken up again when it is back" : "");
        }
    }

    /** Ends a run that never got its turn. */
    void refuse(ActiveRun run, String why) {
        Thread.ofVirtual().name("refuse").start(() -> {
            try {
                finish(run, new RunEvents(events, run, false, logs), failed(run, why));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private RunResult result(ActiveRun run, RunEvents tell, List<ActiveRun> answered, Supplier<List<ActiveRun>> steering, SessionMood mood)
            throws InterruptedException {
        try {
            if (run.cancelled().isPresent())
                throw new InterruptedException();
            Transcript transcript = archive.transcript(run.sessionKey());
            Optional<RunResult> earlier = Results.earlier(run, transcript);
            if (earlier.isPresent())
                return earlier.get();
            Brought brought = new Brought(run);
            brought.begin(transcript);
            brought.addResults(transcript);
            if (!brought.instead())
                addUserMessage(run, transcript);
            for (ActiveRun other : answered)
                addUserMessage(other, transcript);
            RunResult result = turn(run, tell, transcript, mood, () -> steer(steering.get(), answered, transcript));
            if (!SessionKeys.single(run.sessionKey()))
                transcript.force();
            return result;
        } catch (IOException e) {
            LOG.error("the transcript of {} cannot be written: {}", run.sessionKey(), e.getMessage());
            return failed(run, "The gateway cannot write this conversation to disk (" + e.getMessage() + "); make room and say it again.");
        } catch (GatewayException e) {
            return failed(run, e.message());
        } catch (InterruptedException e) {
            return switch (run.cancelled().orElse(ActiveRun.Cancel.STOP)) {
                case STOP -> throw e;
                case ABORT -> ended(run, RunResult.Status.ABORTED, "", "aborted");
                case TIMEOUT -> failed(run, timeout(run));
            };
        }
    }

    /** Puts what was said meanwhile into the conversation. */
    private boolean steer(List<ActiveRun> others, List<ActiveRun> answered, Transcript transcript) {
        try {
            for (ActiveRun other : others) {
                answered.add(other);
                addUserMessage(other, transcript);
            }
            return !others.isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void addUserMessage(ActiveRun run, Transcript transcript) throws IOException {
        if (transcript.byIdempotencyKey(run.id()).isPresent())
            return;
        List<Object> content = new ArrayList<>();
        String text = notes.leading(run.sessionKey(), run.request().message());
        if (!text.isEmpty())
            content.add(Json.of("type", "text", "text", text));
        run.request().images().forEach(image -> content.add(Letters.of(image)));
        transcript.addMessage(Json.of("role", "user", "content", content, "timestamp",
                run.inbound().map(message -> message.sentAt().toEpochMilli()).orElse(run.acceptedAt().toEpochMilli()), "senderLabel",
                run.inbound().map(InboundMessage::senderName).or(run.request()::sender), "idempotencyKey", run.id()));
    }

    private RunResult turn(ActiveRun run, RunEvents tell, Transcript transcript, SessionMood mood, BooleanSupplier steered)
            throws InterruptedException, IOException {
        SessionEntry session = archive.storeOf(SessionKeys.agentId(run.sessionKey())).open(run.sessionKey());
        arrive(run, session);
        Turn turn = new Turn(run, tell, transcript, session, equipment, mood, speakers.elevation(run, Optional.of(session)), steered);
        RunResult result;
        try {
            result = new Surroundings(mood, turn.record(), run.inbound().isPresent()).on(turn.work());
        } catch (InterruptedException e) {
            result = cancelled(run, turn, e);
        } catch (GatewayException e) {
            LOG.warn("run {}: {}", run.id(), e.message());
            turn.record().addAborted(turn.said(), "error");
            turn.record().addFailure(e.message());
            result = turn.record().result(RunResult.Status.OK, e.message(), "error");
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        update(run, turn, session);
        return result;
    }

    /** Tools ask where this conversation is while the turn lasts, so it is noted before. */
    private void arrive(ActiveRun run, SessionEntry session) {
        Map<String, Object> place = DeliveryContext.of(run, session);
        if (!place.equals(session.fields().get("deliveryContext")))
            archive.update(run.sessionKey(), Json.of("lastChannel", run.surface(), "deliveryContext", place));
    }

    /** What was said is kept and the run ended, unless the gateway itself stops: then the run is done again. */
    private static RunResult cancelled(ActiveRun run, Turn turn, InterruptedException interrupt) throws InterruptedException, IOException {
        ActiveRun.Cancel reason = run.cancelled().orElse(ActiveRun.Cancel.STOP);
        if (reason == ActiveRun.Cancel.STOP)
            throw interrupt;
        boolean timeout = reason == ActiveRun.Cancel.TIMEOUT;
        turn.record().addAborted(turn.said(), timeout ? "timeout" : "rpc");
        if (timeout)
            return turn.record().result(RunResult.Status.ERROR, timeout(run), "timeout");
        return turn.record().result(RunResult.Status.ABORTED, turn.said(), "aborted");
    }

    /** A run that was told of no tokens, because it failed or was ended early, leaves the numbers of the one before. */
    private void update(ActiveRun run, Turn turn, SessionEntry session) {
        Models.Choice model = turn.model();
        AnswerRecord record = turn.record();
        Map<String, Object> fields = Json.of("updatedAt", System.currentTimeMillis(), "systemSent", true, "abortedLastRun",
                run.cancelled().isPresent(), "modelProvider", model.providerId(), "model", model.model().id(), "contextTokens",
                model.model().contextWindow(), "lastChannel", run.surface(), "deliveryContext", DeliveryContext.of(run, session), "origin",
                Json.of("provider", run.surface(), "surface", run.surface(), "chatType", SessionKeys.chatType(run.sessionKey())));
        if (record.usage().total() > 0)
            fields.putAll(Json.of("inputTokens", record.usage().input(), "outputTokens", record.usage().output(), "cacheRead",
                    record.usage().cacheRead(), "cacheWrite", record.usage().cacheWrite(), "totalTokens", record.contextTokens(),
                    "totalTokensFresh", true));
        if (record.compactions() > 0)
            fields.put("compactionCount", Json.number(session.fields(), "compactionCount") + record.compactions());
        archive.update(run.sessionKey(), fields);
    }

    private static String timeout(ActiveRun run) {
        return "The run was ended after " + run.request().timeout().toSeconds() + " s, its time limit.";
    }

    private static RunResult failed(ActiveRun run, String why) { return ended(run, RunResult.Status.ERROR, why, "error"); }

    private static RunResult ended(ActiveRun run, RunResult.Status status, String text, String stopReason) {
        return new RunResult(status, text, stopReason, run.sessionKey(), "", "", "", Usage.NONE, run.startedAt().orElse(run.acceptedAt()),
                Instant.now());
    }

    /** Stores the answer and lets it out. A full disk holds the answer back, but never loses it. */
    private void finish(ActiveRun run, RunEvents tell, RunResult result) throws InterruptedException {
        List<Letter> replies = replies(run, result);
        store(run, result, replies);
        run.over();
        tell.ended(result);
        equipment.observations().tell(() -> Observed.run(run, result));
        run.end(result);
        for (Letter reply : replies) {
            var _ = outbox.send(reply);
        }
    }

    /** Answers a run with words of the gateway. */
    void reply(ActiveRun run, String text) throws InterruptedException {
        RunResult result = ended(run, RunResult.Status.OK, text, "stop");
        store(run, result, letters(run, text));
        run.over();
        run.end(result);
        letters(run, text).forEach(letter -> { var _ = outbox.send(letter); });
    }

    private List<Letter> letters(ActiveRun run, String text) {
        return DeliveryContext.target(run, archive, outbox).filter(_ -> !text.isBlank())
                .map(target -> target.letters(run.ledgerKey(), text, outbox)).orElse(List.of());
    }

    /** Puts what is old in a conversation into a summary; false when there is nothing to put away. */
    boolean summarize(ActiveRun run, Optional<String> wish) throws InterruptedException, IOException {
        Transcript transcript = archive.transcript(run.sessionKey());
        SessionEntry session = archive.storeOf(SessionKeys.agentId(run.sessionKey())).open(run.sessionKey());
        run.begin(Instant.now());
        Turn turn = new Turn(run, new RunEvents(events, run, false, logs), transcript, session, equipment, SessionMood.of(run, equipment),
                Elevation.NONE, () -> false);
        boolean done = turn.compaction(wish).run(transcript, session.totalTokens());
        transcript.force();
        if (done)
            archive.update(run.sessionKey(), Json.of("compactionCount", Json.number(session.fields(), "compactionCount") + 1, "totalTokens",
                    0, "totalTokensFresh", false, "updatedAt", System.currentTimeMillis()));
        return done;
    }

    /** Ends a run that has nothing to do any more. */
    void settle(ActiveRun run) {
        try {
            settle(run, ended(run, RunResult.Status.OK, "", "stop"));
        } catch (InterruptedException e) {
            LOG.debug("run {} stops with the gateway", run.id());
        }
    }

    /** Ends a run whose message was answered by another. */
    private void settle(ActiveRun run, RunResult answer) throws InterruptedException {
        RunResult nothing = ended(run, answer.status(), "", answer.stopReason());
        store(run, nothing, List.of());
        run.end(nothing);
    }

    private void store(ActiveRun run, RunResult result, List<Letter> replies) throws InterruptedException {
        if (!run.lasting() && replies.isEmpty())
            return;
        Map<String, Object> stored = run.request().source() == RunRequest.Source.CHANNEL ? Map.of() : Results.tree(result);
        while (true) {
            try {
                ledger.answered(run.ledgerKey(), stored, replies);
                break;
            } catch (GatewayException e) {
                LOG.error("the answer of run {} waits: {}", run.id(), e.message());
                Thread.sleep(STORE_RETRY_MS);
            }
        }
    }

    private List<Letter> replies(ActiveRun run, RunResult result) {
        boolean kept = result.status() == RunResult.Status.ABORTED || denied(run) || result.text().strip().equals(SystemPrompt.SILENCE);
        return kept ? List.of() : letters(run, result.text());
    }

    private boolean denied(ActiveRun run) {
        return archive.find(run.sessionKey()).flatMap(entry -> entry.text("sendPolicy")).filter("deny"::equals).isPresent();
    }
}
