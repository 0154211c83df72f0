package ai.openclaw.core;

import ai.openclaw.api.AtomicFile;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.Workplace;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes the calls of one answer of the model side by side, and puts what they answered into the transcript in the order of the calls. */
final class ToolRound {
    /** What a model is shown of one answer at most; the rest would push everything else out of its sight. */
    static final int MAX_TEXT = 100_000;

    private final ActiveRun run;
    private final RunEvents events;
    private final Transcript transcript;
    private final Equipment equipment;
    private final LoopGuard guard;
    private final Workplace place;
    private final Elevation elevation;

    ToolRound(ActiveRun run, RunEvents events, Transcript transcript, Equipment equipment, LoopGuard guard, Workplace place,
            Elevation elevation) {
        this.run = run;
        this.events = events;
        this.transcript = transcript;
        this.equipment = equipment;
        this.guard = guard;
        this.place = place;
        this.elevation = elevation;
    }

    /**
     * Makes the calls.
     *
     * @param broken what was wrong with the arguments of calls, by their ids: those are told so instead of being made
     * @return what was answered, in the order of the calls
     * @throws GatewayException when the model goes in circles
     */
    List<ToolResult> make(List<ModelMessage.Call> calls, Map<String, String> broken, Toolset toolset)
            throws InterruptedException, IOException {
        AtomicFile.folder(place.folder());
        List<FutureTask<ToolResult>> tasks = new ArrayList<>();
        for (ModelMessage.Call call : calls) {
            events.toolStarted(call);
            FutureTask<ToolResult> task = new FutureTask<>(
                    () -> broken.containsKey(call.id()) ? ToolResult.failed(broken.get(call.id())) : guarded(call, toolset));
            tasks.add(task);
        }
        List<ToolResult> results = await(calls, tasks);
        for (int i = 0; i < calls.size(); i++)
            record(calls.get(i), results.get(i));
        return results;
    }

    /** Whether one of the tools ends the turn. */
    static boolean endsTurn(List<ToolResult> results) {
        return results.stream().anyMatch(result -> Boolean.TRUE.equals(result.details().get("yield")));
    }

    private List<ToolResult> await(List<ModelMessage.Call> calls, List<FutureTask<ToolResult>> tasks) throws InterruptedException {
        List<ToolResult> results = new ArrayList<>();
        run.enter();
        try {
            for (FutureTask<ToolResult> task : tasks.subList(1, tasks.size()))
                Thread.ofVirtual().name("tool-" + run.id()).start(task);
            tasks.getFirst().run();
            for (int i = 0; i < tasks.size(); i++) {
                ToolResult result = tasks.get(i).get();
                events.toolEnded(calls.get(i), result);
                results.add(result);
            }
            if (run.cancelled().isPresent())
                throw new InterruptedException();
            return results;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof GatewayException failure)
                throw failure;
            throw new InterruptedException();
        } finally {
            tasks.forEach(task -> task.cancel(true));
            run.leave();
        }
    }

    private ToolResult guarded(ModelMessage.Call call, Toolset toolset) throws InterruptedException {
        LoopGuard.Sight sight = guard.look(call);
        if (sight == LoopGuard.Sight.HOPELESS)
            throw GatewayException.unavailable("the model kept calling " + call.tool()
                    + " with the same arguments and the same answer; the run was ended. Say it in other words, or use /new.");
        if (sight == LoopGuard.Sight.STUCK)
            return guard.refusal(call);
        Instant started = Instant.now();
        ToolResult result = equipment.toolbox().run(toolset, call, () -> context(call));
        // a name that the model made up would be counted for ever
        if (toolset.find(call.tool()).isPresent())
            equipment.observations().tell(() -> Observed.tool(run, call.tool(), started, result));
        guard.note(call, result);
        return sight == LoopGuard.Sight.REPEATED ? guard.warned(result) : result;
    }

    private ToolCall context(ModelMessage.Call call) {
        return new ToolCall(call.id(), SessionKeys.agentId(run.sessionKey()), run.sessionKey(), run.id(), place, elevation,
                run.request().owner(), partial -> events.toolProgress(call, partial));
    }

    private void record(ModelMessage.Call call, ToolResult result) throws IOException {
        List<Object> content = new ArrayList<>();
        content.add(Json.of("type", "text", "text", shortened(result.text())));
        result.images().forEach(image -> content.add(Letters.of(image)));
        transcript.addMessage(Json.of("role", "toolResult", "toolCallId", call.id(), "toolName", call.tool(), "content", content, "details",
                result.details().isEmpty() ? null : result.details(), "isError", result.error(), "timestamp", System.currentTimeMillis()));
    }

    static String shortened(String text) {
        if (text.length() <= MAX_TEXT)
            return text;
        int half = MAX_TEXT / 2;
        return text.substring(0, half) + "\n[… " + (text.length() - MAX_TEXT) + " characters left out …]\n"
                + text.substring(text.length() - half);
    }
}
