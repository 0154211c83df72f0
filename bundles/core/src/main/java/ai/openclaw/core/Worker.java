package ai.openclaw.core;

import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Logs;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does a run from its first to its last event: transcript, turn, session entry, ledger, and the reply on its way. Called on the lane's thread. */
final class Worker {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/runs");
    private static final long STORE_RETRY_MS = 2000;

    private final SessionArchive archive;
    private final Models models;
    private final Toolbox toolbox;
    private final Events events;
    private final Ledger ledger;
    private final Outbox outbox;
    private final SystemPrompt prompt;
    private final Logs logs;

    Worker(SessionArchive archive, Models models, Toolbox toolbox, Events events, Ledger ledger, Outbox outbox, SystemPrompt prompt,
            Logs logs) {
        this.archive = archive;
        this.models = models;
        this.toolbox = toolbox;
        this.events = events;
        this.ledger = ledger;
        this.outbox = outbox;
        this.prompt = prompt;
        this.logs = logs;
    }

    /** @param collected runs whose messages the same answer is for */
    void work(ActiveRun run, List<ActiveRun> collected) {
        boolean toolOutput = field(run, "verboseLevel").filter("full"::equals).isPresent();
        RunEvents tell = new RunEvents(events, run, toolOutput, logs);
        tell.started(System.currentTimeMillis());
        try {
            RunResult result = result(run, tell, collected);
            finish(run, tell, result);
            for (ActiveRun other : collected)
                settle(other, result);
        } catch (InterruptedException e) {
            LOG.info("run {} stops with the gateway and is taken up again when it is back", run.id());
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

    private RunResult result(ActiveRun run, RunEvents tell, List<ActiveRun> collected) throws InterruptedException {
        try {
            if (run.cancelled().isPresent())
                throw new InterruptedException();
            Transcript transcript = archive.transcript(run.sessionKey());
            Optional<RunResult> earlier = earlier(run, transcript);
            if (earlier.isPresent())
                return earlier.get();
            addUserMessage(run, transcript);
            for (ActiveRun other : collected)
                addUserMessage(other, transcript);
            RunResult result = turn(run, tell, transcript);
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

    /** The answer that the transcript holds already, when only the ledger did not learn of it before a crash. */
    private static Optional<RunResult> earlier(ActiveRun run, Transcript transcript) {
        return transcript.byIdempotencyKey(run.id() + ":assistant")
                .map(message -> new RunResult(RunResult.Status.OK, Context.text(message), Json.text(message, "stopReason").orElse("stop"),
                        run.sessionKey(), "", Json.text(message, "provider").orElse(""), Json.text(message, "model").orElse(""), Usage.NONE,
                        Instant.now(), Instant.now()));
    }

    private static void addUserMessage(ActiveRun run, Transcript transcript) throws IOException {
        List<Object> content = new ArrayList<>();
        if (!run.request().message().isEmpty())
            content.add(Json.of("type", "text", "text", run.request().message()));
        run.request().images().forEach(image -> content.add(Letters.of(image)));
        if (transcript.byIdempotencyKey(run.id()).isEmpty())
            transcript.addMessage(Json.of("role", "user", "content", content, "timestamp",
                    run.inbound().map(message -> message.sentAt().toEpochMilli()).orElse(run.acceptedAt().toEpochMilli()), "senderLabel",
                    run.inbound().map(InboundMessage::senderName).or(run.request()::sender), "idempotencyKey", run.id()));
    }

    private RunResult turn(ActiveRun run, RunEvents tell, Transcript transcript) throws InterruptedException, IOException {
        String agentId = SessionKeys.agentId(run.sessionKey());
        String sessionId = archive.storeOf(agentId).open(run.sessionKey()).sessionId();
        String name = archive.model(run.sessionKey());
        Models.Choice model;
        run.enter();
        try {
            model = models.choose(name);
        } finally {
            run.leave();
        }
        Turn turn = new Turn(run, tell, transcript, sessionId, toolbox, prompt, models, model);
        RunResult result;
        try {
            result = turn.work();
        } catch (InterruptedException e) {
            result = cancelled(run, turn, e);
        } catch (GatewayException e) {
            LOG.warn("run {}: {}", run.id(), e.message());
            turn.recordAborted("error");
            turn.recordFailure(e.message());
            result = turn.result(RunResult.Status.OK, e.message(), "error");
        }
        update(run, turn, model);
        return result;
    }

    /** What was said is kept and the run ended, unless the gateway itself stops: then the run is done again. */
    private static RunResult cancelled(ActiveRun run, Turn turn, InterruptedException interrupt) throws InterruptedException, IOException {
        ActiveRun.Cancel reason = run.cancelled().orElse(ActiveRun.Cancel.STOP);
        if (reason == ActiveRun.Cancel.STOP)
            throw interrupt;
        boolean timeout = reason == ActiveRun.Cancel.TIMEOUT;
        turn.recordAborted(timeout ? "timeout" : "rpc");
        if (timeout)
            return turn.result(RunResult.Status.ERROR, timeout(run), "timeout");
        return turn.result(RunResult.Status.ABORTED, turn.said(), "aborted");
    }

    /** A run that was told of no tokens, because it failed or was ended early, leaves the numbers of the one before. */
    private void update(ActiveRun run, Turn turn, Models.Choice model) {
        Map<String, Object> fields = Json.of("updatedAt", System.currentTimeMillis(), "systemSent", true, "abortedLastRun",
                run.cancelled().isPresent(), "modelProvider", model.providerId(), "model", model.model().id(), "contextTokens",
                model.model().contextWindow(), "lastChannel", run.surface(), "deliveryContext", Json.of("channel", run.surface()), "origin",
                Json.of("provider", run.surface(), "surface", run.surface(), "chatType", SessionKeys.chatType(run.sessionKey())));
        if (turn.usage().total() > 0)
            fields.putAll(Json.of("inputTokens", turn.usage().input(), "outputTokens", turn.usage().output(), "cacheRead",
                    turn.usage().cacheRead(), "cacheWrite", turn.usage().cacheWrite(), "totalTokens", turn.contextTokens(),
                    "totalTokensFresh", true));
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
        run.end(result);
        for (Letter reply : replies) {
            var _ = outbox.send(reply);
        }
    }

    /** Ends a run whose message was answered by another. */
    private void settle(ActiveRun run, RunResult answer) throws InterruptedException {
        RunResult nothing = ended(run, answer.status(), "", answer.stopReason());
        store(run, nothing, List.of());
        run.end(nothing);
    }

    private void store(ActiveRun run, RunResult result, List<Letter> replies) throws InterruptedException {
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

    /** A setting of the run's session. */
    private Optional<String> field(ActiveRun run, String name) {
        return archive.find(run.sessionKey()).flatMap(entry -> entry.text(name));
    }

    private List<Letter> replies(ActiveRun run, RunResult result) {
        boolean kept = result.status() == RunResult.Status.ABORTED || field(run, "sendPolicy").filter("deny"::equals).isPresent();
        if (run.inbound().isEmpty() || result.text().isBlank() || kept)
            return List.of();
        InboundMessage message = run.inbound().get();
        List<String> pieces = TextChunks.of(result.text(), outbox.textLimit(message.channel(), message.account()));
        String to = message.replyTo().orElse(message.peer().id());
        return java.util.stream.IntStream.range(0, pieces.size()).mapToObj(i -> new Letter(message.channel(), message.account(),
                new OutboundMessage(run.ledgerKey() + "#" + i, to, pieces.get(i), Optional.empty(), message.threadId()))).toList();
    }
}
