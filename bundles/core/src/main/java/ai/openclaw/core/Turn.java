package ai.openclaw.core;

import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelEvent;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ModelRequest;
import ai.openclaw.api.ModelStream;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.ToolCall;
import ai.openclaw.api.ToolResult;
import ai.openclaw.api.ToolSpec;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One run at work: asks the model, runs the tools it calls, and asks again until it has said all. Confined to the lane's thread. */
final class Turn {
    /** Model calls in one run; a model that still wants tools then is going in circles. */
    private static final int MAX_STEPS = 40;
    /** How often one answer survives the update of its model's bundle. */
    private static final int MAX_REPLACED = 10;

    private final ActiveRun run;
    private final RunEvents events;
    private final Transcript transcript;
    private final Toolbox toolbox;
    private final SystemPrompt prompt;
    private final Models models;
    private Models.Choice model;
    private final String sessionId;
    private final StringBuilder said = new StringBuilder();
    private final List<String> texts = new ArrayList<>();
    /** How much of what was said is in the transcript. */
    private int recorded;
    private Usage usage = Usage.NONE;
    private Usage lastUsage = Usage.NONE;

    /** What the model answered to one request. */
    private record Answer(String text, List<ModelMessage.Call> calls, String stopReason, Usage usage) {}

    Turn(ActiveRun run, RunEvents events, Transcript transcript, String sessionId, Toolbox toolbox, SystemPrompt prompt, Models models,
            Models.Choice model) {
        this.run = run;
        this.events = events;
        this.transcript = transcript;
        this.sessionId = sessionId;
        this.toolbox = toolbox;
        this.prompt = prompt;
        this.models = models;
        this.model = model;
    }

    /** @throws GatewayException when the model fails, with what it said so far already in the transcript */
    RunResult work() throws InterruptedException, IOException {
        List<ToolSpec> tools = toolbox.specs();
        String agentId = SessionKeys.agentId(run.sessionKey());
        String system = prompt.of(agentId, model.providerId() + "/" + model.model().id(), tools, run.request().extraSystemPrompt());
        for (int step = 0; step < MAX_STEPS; step++) {
            Answer answer = askAgainIfReplaced(system, tools);
            usage = usage.plus(answer.usage());
            lastUsage = answer.usage();
            if (!answer.text().isBlank())
                texts.add(answer.text().strip());
            record(answer, answer.calls().isEmpty() ? answer.stopReason() : "toolUse", answer.calls().isEmpty());
            if (answer.calls().isEmpty())
                return result(RunResult.Status.OK, said.toString().strip(), answer.stopReason());
            for (ModelMessage.Call call : answer.calls())
                runTool(call, agentId);
        }
        throw GatewayException.unavailable("the model called tools " + MAX_STEPS + " times without an answer; the run was ended");
    }

    /** A model whose bundle is updated in the middle of an answer is asked again, and what it had said of this answer is taken back. */
    private Answer askAgainIfReplaced(String system, List<ToolSpec> tools) throws InterruptedException {
        int before = said.length();
        for (int tries = 1;; tries++) {
            try {
                return ask(system, tools);
            } catch (GatewayException e) {
                if (tries == MAX_REPLACED || !models.replaced(model))
                    throw e;
                said.setLength(before);
                model = chooseAgain();
            }
        }
    }

    private Models.Choice chooseAgain() throws InterruptedException {
        run.enter();
        try {
            return models.choose(model.providerId() + "/" + model.model().id());
        } finally {
            run.leave();
        }
    }

    private Answer ask(String system, List<ToolSpec> tools) throws InterruptedException {
        ModelRequest request = new ModelRequest(model.model().id(), system,
                Context.of(transcript.messages(), model.model().contextWindow(), model.model().input().contains("image")), tools,
                model.model().maxTokens(), left());
        StringBuilder text = new StringBuilder();
        List<ModelMessage.Call> calls = new ArrayList<>();
        if (!said.isEmpty())
            said.append("\n\n");
        run.enter();
        try (ModelStream stream = model.provider().generate(request)) {
            run.reading(stream);
            while (true) {
                Optional<ModelEvent> event = stream.next();
                if (run.cancelled().isPresent())
                    throw new InterruptedException();
                switch (event
                        .orElseThrow(() -> GatewayException.unavailable(name() + " ended its answer without saying that it is done"))) {
                    case ModelEvent.Text(String delta) -> {
                        text.append(delta);
                        said.append(delta);
                        events.said(said.toString(), text.toString(), delta);
                    }
                    case ModelEvent.Thinking _,ModelEvent.Thought _,ModelEvent.BrokenCall _ -> {
                        // kept from the answer; shown when reasoning levels exist
                    }
                    case ModelEvent.ToolCall(String id, String tool, Map<String, Object> arguments) ->
                        calls.add(new ModelMessage.Call(id, tool, arguments));
                    case ModelEvent.Done(Usage spent, String stopReason) -> {
                        return new Answer(text.toString(), calls, stopReason, spent);
                    }
                }
            }
        } catch (GatewayException e) {
            if (run.cancelled().isPresent())
                throw new InterruptedException();
            throw e;
        } finally {
            run.leave();
        }
    }

    private void runTool(ModelMessage.Call call, String agentId) throws InterruptedException, IOException {
        events.toolStarted(call);
        ToolResult result;
        run.enter();
        try {
            result = toolbox.run(call, new ToolCall(call.id(), agentId, run.sessionKey(), run.id(),
                    toolbox.place(agentId, run.sessionKey()), Elevation.NONE, true, _ -> {}));
        } finally {
            run.leave();
        }
        events.toolEnded(call, result);
        transcript.addMessage(Json.of("role", "toolResult", "toolCallId", call.id(), "toolName", call.tool(), "content",
                List.of(Json.of("type", "text", "text", result.text())), "details", result.details().isEmpty() ? null : result.details(),
                "isError", result.error(), "timestamp", System.currentTimeMillis()));
    }

    private void record(Answer answer, String stopReason, boolean last) throws IOException {
        List<Object> content = new ArrayList<>();
        if (!answer.text().isEmpty())
            content.add(Json.of("type", "text", "text", answer.text()));
        answer.calls().forEach(
                call -> content.add(Json.of("type", "toolCall", "id", call.id(), "name", call.tool(), "arguments", call.arguments())));
        transcript.addMessage(assistant(content, stopReason, answer.usage(), last));
        recorded = said.length();
    }

    /** Keeps what was said before the run was ended (contract section 19). */
    void recordAborted(String origin) throws IOException {
        String unrecorded = said.substring(recorded).strip();
        if (unrecorded.isEmpty())
            return;
        Map<String, Object> message = assistant(List.of(Json.of("type", "text", "text", unrecorded)), "stop", Usage.NONE, true);
        message.put("model", Injected.MODEL);
        message.put("openclawAbort", Json.of("aborted", true, "origin", origin, "runId", run.id()));
        transcript.addMessage(message);
    }

    /** Notes why the model did not answer, which models are never shown. */
    void recordFailure(String message) throws IOException {
        Map<String, Object> failure = assistant(List.of(), "error", Usage.NONE, false);
        failure.put("errorMessage", message);
        transcript.addMessage(failure);
    }

    private Map<String, Object> assistant(List<Object> content, String stopReason, Usage spent, boolean last) {
        Map<String, Object> message = new LinkedHashMap<>(Json.of("role", "assistant", "content", content, "api",
                models.api(model.providerId()), "provider", model.providerId(), "model", model.model().id(), "usage", tree(spent),
                "stopReason", stopReason, "timestamp", System.currentTimeMillis()));
        if (last)
            message.put("idempotencyKey", run.id() + ":assistant");
        return message;
    }

    private Map<String, Object> tree(Usage usage) {
        return Json.of("input", usage.input(), "output", usage.output(), "cacheRead", usage.cacheRead(), "cacheWrite", usage.cacheWrite(),
                "totalTokens", usage.total(), "cost", models.prices(model.providerId(), model.model().id()).of(usage));
    }

    RunResult result(RunResult.Status status, String text, String stopReason) {
        Instant started = run.startedAt().orElse(run.acceptedAt());
        List<String> pieces = status == RunResult.Status.OK && !stopReason.equals("error")
                ? texts
                : text.isEmpty() ? List.of() : List.of(text);
        return new RunResult(status, text, stopReason, run.sessionKey(), sessionId, model.providerId(), model.model().id(), usage, started,
                Instant.now(), pieces, lastUsage);
    }

    String said() { return said.toString(); }

    /** Tokens of the context as of the last request. */
    long contextTokens() {
        return lastUsage.input() + lastUsage.cacheRead() + lastUsage.cacheWrite();
    }

    Usage usage() { return usage; }

    private String name() { return "model " + model.providerId() + "/" + model.model().id(); }

    private Duration left() {
        Duration spent = Duration.between(run.startedAt().orElse(run.acceptedAt()), Instant.now());
        Duration left = run.request().timeout().minus(spent);
        return left.isPositive() ? left : Duration.ofMillis(1);
    }
}
