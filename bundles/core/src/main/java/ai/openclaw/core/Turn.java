package ai.openclaw.core;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.api.Workplace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * One run at work: asks the model, makes the calls that it wants, and asks again until it has said all. Confined to the lane's thread.
 */
final class Turn implements ModelCall.Listener {
    /** Calls of the model in one run. The loop guard and the run's deadline mostly come first. */
    private static final int MAX_STEPS = 500;
    /** How often one answer survives the update of its model's bundle. */
    private static final int MAX_REPLACED = 10;
    /** How long a run waits for the start of the gateway to be over. */
    private static final Duration START = Duration.ofSeconds(10);

    private final ActiveRun run;
    private final RunEvents events;
    private final Transcript transcript;
    private final Equipment equipment;
    private final SessionMood mood;
    private final String agentId;
    private final Workplace place;
    private final ToolRound tools;
    private final ClientTools clientTools;
    private final Failover failover;
    private final AnswerRecord record;
    private final BooleanSupplier steered;
    private final StringBuilder said = new StringBuilder();
    private Models.Choice model;

    /**
     * @param steered puts into the transcript what was said meanwhile to steer this run; whether there was anything
     * @throws GatewayException when none of the models is there
     */
    Turn(ActiveRun run, RunEvents events, Transcript transcript, SessionEntry session, Equipment equipment, SessionMood mood,
            Elevation elevation, BooleanSupplier steered) throws InterruptedException {
        this.run = run;
        this.events = events;
        this.transcript = transcript;
        this.equipment = equipment;
        this.mood = mood;
        this.steered = steered;
        agentId = SessionKeys.agentId(run.sessionKey());
        place = equipment.toolbox().place(agentId, run.sessionKey());
        LoopGuard guard = new LoopGuard(
                equipment.agents().toolSettings(agentId, "loopDetection", LoopGuard.Limits.class, LoopGuard.Limits.USUAL));
        tools = new ToolRound(run, events, transcript, equipment, guard, place, elevation);
        clientTools = new ClientTools(run.request().client());
        failover = new Failover(equipment.models().chain(run.sessionKey(), run.request().client().model(), equipment), agentId,
                equipment.profiles(), equipment.cooldowns());
        record = new AnswerRecord(run, transcript, session.sessionId(), equipment.models(), session.totalTokens());
        model = firstDeployed();
        record.by(model);
    }

    private Models.Choice firstDeployed() throws InterruptedException {
        while (true)
            try {
                return choose();
            } catch (GatewayException e) {
                if (!failover.next(e))
                    throw e;
            }
    }

    /** @throws GatewayException when the model fails, with what it said so far already in the transcript */
    RunResult work() throws InterruptedException, IOException {
        String system = "";
        waitForTools();
        for (int step = 0; step < MAX_STEPS; step++) {
            Toolset toolset = equipment.toolbox().toolset(new ToolPolicy.Subject(agentId, run.sessionKey(), name(),
                    place.sandbox().isPresent(), run.request().owner(), mood.leaf()));
            List<ToolSpec> offered = clientTools.beside(toolset.specs());
            if (step == 0)
                system = equipment.prompt().of(run, name(), offered, place, mood);
            if (record.contextTokens() > compactionSettings().limit(window()))
                compact();
            ModelCall.Answer answer = ask(system, offered);
            List<ModelMessage.Call> theirs = clientTools.calls(answer);
            record.add(answer, said.length(), !theirs.isEmpty());
            equipment.budget().spend(agentId, run.surface(), answer.usage(), record.cost(answer.usage()));
            boolean done = makeCalls(answer.calls().stream().filter(call -> !theirs.contains(call)).toList(), answer.broken(), toolset);
            if (!theirs.isEmpty())
                return record.result(RunResult.Status.OK, said.toString().strip(), "toolUse", theirs);
            if (!steered.getAsBoolean() && done)
                return record.result(RunResult.Status.OK, said.toString().strip(), answer.stopReason());
        }
        throw GatewayException.unavailable("the model called tools " + MAX_STEPS + " times without an answer; the run was ended");
    }

    /** A run that begins with the gateway, such as one that is taken up again, finds the tools of bundles that are started after this one. */
    private void waitForTools() throws InterruptedException {
        run.enter();
        try {
            equipment.gateway().awaitStarted(START);
        } finally {
            run.leave();
        }
    }

    /** Whether the turn is over with that: there was nothing to call, or a tool ended it. */
    private boolean makeCalls(List<ModelMessage.Call> calls, Map<String, String> broken, Toolset toolset)
            throws InterruptedException, IOException {
        if (calls.isEmpty())
            return true;
        List<ToolResult> results = tools.make(calls, broken, toolset);
        record.did(IntStream
                .range(0, results.size()).mapToObj(i -> "🛠️ " + calls.get(i).tool()
                        + (results.get(i).meta().isEmpty() ? "" : ": " + results.get(i).meta()) + (results.get(i).error() ? " ✗" : ""))
                .toList());
        return ToolRound.endsTurn(results);
    }

    /**
     * Asks until somebody answers: the same model again when its bundle was updated, with a shorter conversation when it was too long, and
     * else the next one. What was said of a broken answer is taken back.
     */
    private ModelCall.Answer ask(String system, List<ToolSpec> offered) throws InterruptedException, IOException {
        int before = said.length();
        boolean shortened = false;
        for (int replaced = 0;;) {
            try {
                checkBudget();
                ModelCall.Answer answer = ask(request(system, offered));
                failover.succeeded();
                return answer;
            } catch (GatewayException e) {
                said.setLength(before);
                if (equipment.models().replaced(model) && replaced++ < MAX_REPLACED) {
                    model = choose();
                } else if (!shortened && ModelFailure.in(e).filter(why -> why == ModelFailure.CONTEXT).isPresent() && compact()) {
                    shortened = true;
                } else if (overBudget(e) || !failover.next(e)) {
                    throw e;
                } else {
                    model = firstDeployed();
                    events.modelChanged(name(), e.message());
                }
                record.by(model);
            }
        }
    }

    private ModelCall.Answer ask(ModelRequest request) throws InterruptedException {
        Instant started = Instant.now();
        String asked = name();
        try {
            ModelCall.Answer answer = ModelCall.ask(run, asked, model.provider(), request, this);
            equipment.observations().tell(() -> Observed.model(run, asked, started, answer.usage()));
            return answer;
        } catch (GatewayException e) {
            equipment.observations().tell(() -> Observed.failed(run, asked, started, e));
            throw e;
        }
    }

    private void checkBudget() { equipment.budget().check(equipment.agents().budget(agentId), agentId, run.surface()); }

    private static boolean overBudget(GatewayException e) {
        return e.details().filter(details -> details.containsKey("budget")).isPresent();
    }

    private Models.Choice choose() throws InterruptedException {
        run.enter();
        try {
            return equipment.models().choose(failover.current().name());
        } finally {
            run.leave();
        }
    }

    private ModelRequest request(String system, List<ToolSpec> offered) throws IOException {
        long room = compactionSettings().limit(window()) * Context.CHARS_PER_TOKEN - system.length();
        List<ModelMessage> context = Context.of(transcript.entries(Math.max(room, 0)), room, name(),
                model.model().input().contains("image"));
        Pruning pruning = new Pruning(
                equipment.agents().settings(agentId, "contextPruning", Pruning.Settings.class, Pruning.Settings.USUAL), room);
        return new ModelRequest(model.model().id(), system, pruning.of(context), offered, maxTokens(), left(),
                options().choosing(run.request().client().toolChoice()));
    }

    private int maxTokens() { return Math.min(model.model().maxTokens(), run.request().client().maxTokens().orElse(Integer.MAX_VALUE)); }

    private ModelRequest.Options options() {
        return new ModelRequest.Options(mood.thinking(), failover.current().secret(), Optional.of(record.sessionId()),
                equipment.names().params(agentId, name())).within(run.request().client().traceParent());
    }

    private Compaction.Settings compactionSettings() {
        return equipment.agents().settings(agentId, "compaction", Compaction.Settings.class, Compaction.Settings.USUAL);
    }

    private int window() {
        Object most = equipment.agents().defaults().others().get("contextTokens");
        return most instanceof Number tokens ? Math.min(tokens.intValue(), model.model().contextWindow()) : model.model().contextWindow();
    }

    /** Puts what is old into a summary; false when there is nothing to put away. */
    private boolean compact() throws InterruptedException, IOException {
        events.compaction("start");
        boolean done = compaction(Optional.empty()).run(transcript, record.contextTokens());
        events.compaction("end");
        if (done)
            record.compacted();
        return done;
    }

    /** @param wish what the summary is to dwell on */
    Compaction compaction(Optional<String> wish) {
        return new Compaction(compactionSettings(), wish, window(), (instructions, text) -> {
            checkBudget();
            ModelRequest request = new ModelRequest(model.model().id(), instructions, List.of(new ModelMessage.User(text)), List.of(),
                    Math.min(4096, model.model().maxTokens()), left(), options());
            ModelCall.Answer answer = ModelCall.ask(run, name(), model.provider(), request, SILENT);
            equipment.budget().spend(agentId, run.surface(), answer.usage(), record.cost(answer.usage()));
            return answer.text();
        });
    }

    private static final ModelCall.Listener SILENT = new ModelCall.Listener() {
        @Override
        public void text(String delta, String soFar) {
            // a summary is for the transcript alone
        }

        @Override
        public void thinking(String delta, String soFar) {
            // a summary is for the transcript alone
        }
    };

    @Override
    public void text(String delta, String soFar) {
        if (soFar.length() == delta.length() && !said.isEmpty())
            said.append("\n\n");
        said.append(delta);
        events.said(said.toString(), soFar, delta);
    }

    @Override
    public void thinking(String delta, String soFar) {
        if (!mood.reasoning().equals("off"))
            events.thought(soFar, delta);
    }

    AnswerRecord record() { return record; }

    Models.Choice model() { return model; }

    String said() { return said.toString(); }

    private String name() { return model.providerId() + "/" + model.model().id(); }

    private Duration left() {
        Duration spent = Duration.between(run.startedAt().orElse(run.acceptedAt()), Instant.now());
        Duration left = run.request().timeout().minus(spent);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
