package ai.openclaw.method.agent;

import ai.openclaw.api.Call;
import ai.openclaw.api.Channels;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.AgentParams;
import ai.openclaw.protocol.AgentWaitParams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods agent, which answers when a run is accepted and again when it ended, and agent.wait (contract section 8.1). */
@Component
public final class AgentMethods implements MethodGroup {
    private static final int DEFAULT_TIMEOUT_SECONDS = 600;
    private static final int NO_TIMEOUT_SECONDS = 172_800;
    private static final Duration LONGEST_QUEUE = Duration.ofHours(1);
    private static final Duration LONGEST_RUN = Duration.ofSeconds(NO_TIMEOUT_SECONDS).plus(LONGEST_QUEUE);
    private static final int DEFAULT_WAIT_MS = 30_000;
    private static final int MAX_WAIT_MS = 3_600_000;
    private final Runs runs;
    private final Targets targets;

    @Activate
    public AgentMethods(@Reference Runs runs, @Reference Sessions sessions, @Reference Channels channels) {
        this.runs = runs;
        targets = new Targets(sessions, channels);
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("agent", Scope.WRITE, AgentParams.class, this::agent).slowly().within(LONGEST_RUN),
                GatewayMethod.of("agent.wait", Scope.WRITE, AgentWaitParams.class, this::await).slowly().within(LONGEST_RUN));
    }

    private Map<String, Object> agent(AgentParams params, Call call) throws InterruptedException {
        Optional<Run> known = runs.find(params.idempotencyKey());
        if (known.isPresent())
            return replay(known.get());
        targets.check(params);
        if (!params.attachments().isEmpty())
            throw GatewayException.invalid("invalid agent params: attachments are not understood by this version yet; send text only");
        Optional<String> target = targets.sessionKey(params);
        if (target.isEmpty())
            throw withoutTarget(params, call);
        Duration timeout = timeout(params);
        Runs.Started started = runs.start(new RunRequest(params.idempotencyKey(), target.get(), params.message(), RunRequest.Source.AGENT,
                params.extraSystemPrompt(), timeout).owner(Scope.ADMIN.grantedBy(call.caller().scopes())).thinking(params.thinking())
                .delivery(Targets.delivery(params)), run -> call.acknowledge(Answers.accepted(run)));
        if (!started.fresh())
            return replay(started.run());
        RunResult result = started.run().await(timeout.plus(LONGEST_QUEUE)).orElseThrow(
                () -> Answers.failed(params.idempotencyKey(), "Error: the run did not end in time; ask again with agent.wait"));
        return Answers.completed(params.idempotencyKey(), started.run(), result);
    }

    /** A request that came before: its outcome, or else the word that it was accepted. */
    private static Map<String, Object> replay(Run run) {
        return run.result().map(result -> Answers.completed(run.id(), run, result)).orElseGet(() -> Answers.accepted(run));
    }

    private static GatewayException withoutTarget(AgentParams params, Call call) {
        call.acknowledge(Map.of("runId", params.idempotencyKey(), "status", "accepted", "acceptedAt", System.currentTimeMillis()));
        return Answers.failed(params.idempotencyKey(), "Error: Pass --to <E.164>, --session-id, or --agent to choose a session");
    }

    private static Duration timeout(AgentParams params) {
        int seconds = params.timeout().orElse(DEFAULT_TIMEOUT_SECONDS);
        return Duration.ofSeconds(seconds == 0 ? NO_TIMEOUT_SECONDS : Math.min(seconds, NO_TIMEOUT_SECONDS));
    }

    private Map<String, Object> await(AgentWaitParams params, Call call) throws InterruptedException {
        Duration patience = Duration.ofMillis(Math.min(params.timeoutMs().orElse(DEFAULT_WAIT_MS), MAX_WAIT_MS));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("runId", params.runId());
        Optional<RunResult> result = runs.await(params.runId(), patience);
        if (result.isEmpty()) {
            answer.put("status", "timeout");
            return answer;
        }
        boolean error = result.get().status() == RunResult.Status.ERROR;
        answer.put("status", error ? "error" : "ok");
        answer.put("startedAt", result.get().startedAt().toEpochMilli());
        answer.put("endedAt", result.get().endedAt().toEpochMilli());
        if (error)
            answer.put("error", result.get().text());
        return answer;
    }
}
