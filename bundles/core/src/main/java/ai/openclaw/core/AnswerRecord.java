package ai.openclaw.core;

import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a run's model said, as it stands in the transcript and in the run's result (contract sections 8.1 and 19). */
final class AnswerRecord {
    private final ActiveRun run;
    private final Transcript transcript;
    private final String sessionId;
    private final Models models;
    private final List<String> texts = new ArrayList<>();
    private final List<String> thoughts = new ArrayList<>();
    private final List<String> deeds = new ArrayList<>();
    private String providerId = "";
    private String modelId = "";
    /** How much of what was said is in the transcript. */
    private int recorded;
    private int compactions;
    private Usage usage = Usage.NONE;
    private Usage lastUsage = Usage.NONE;
    private long contextTokens;

    /** @param contextTokens of the session as of the run before */
    AnswerRecord(ActiveRun run, Transcript transcript, String sessionId, Models models, long contextTokens) {
        this.contextTokens = contextTokens;
        this.run = run;
        this.transcript = transcript;
        this.sessionId = sessionId;
        this.models = models;
    }

    /** From now on this model answers. */
    void by(Models.Choice model) {
        providerId = model.providerId();
        modelId = model.model().id();
    }

    /**
     * @param said how much the run has said in all
     * @param handedOver whether the run ends with calls that its client makes
     */
    void add(ModelCall.Answer answer, int said, boolean handedOver) throws IOException {
        usage = usage.plus(answer.usage());
        lastUsage = answer.usage();
        contextTokens = lastUsage.input() + lastUsage.cacheRead() + lastUsage.cacheWrite();
        if (!answer.text().isBlank())
            texts.add(answer.text().strip());
        if (!answer.thinking().isBlank())
            thoughts.add(answer.thinking().strip());
        boolean last = answer.calls().isEmpty();
        transcript.addMessage(assistant(content(answer), last ? answer.stopReason() : "toolUse", answer.usage(), last || handedOver));
        recorded = said;
    }

    private static List<Object> content(ModelCall.Answer answer) {
        List<Object> content = new ArrayList<>();
        if (answer.thoughts().isEmpty() && !answer.thinking().isEmpty())
            content.add(Json.of("type", "thinking", "thinking", answer.thinking()));
        answer.thoughts().forEach(
                thought -> content.add(Json.of("type", "thinking", "thinking", thought.text(), "thinkingSignature", thought.signature())));
        if (!answer.text().isEmpty())
            content.add(Json.of("type", "text", "text", answer.text()));
        answer.calls().forEach(
                call -> content.add(Json.of("type", "toolCall", "id", call.id(), "name", call.tool(), "arguments", call.arguments())));
        return content;
    }

    /** Keeps what was said before the run was ended (contract section 19). */
    void addAborted(String said, String origin) throws IOException {
        String unrecorded = said.substring(Math.min(recorded, said.length())).strip();
        if (unrecorded.isEmpty())
            return;
        Map<String, Object> message = assistant(List.of(Json.of("type", "text", "text", unrecorded)), "stop", Usage.NONE, true);
        message.put("model", Injected.MODEL);
        message.put("openclawAbort", Json.of("aborted", true, "origin", origin, "runId", run.id()));
        transcript.addMessage(message);
    }

    /** Notes why the model did not answer, which models are never shown. */
    void addFailure(String message) throws IOException {
        Map<String, Object> failure = assistant(List.of(), "error", Usage.NONE, false);
        failure.put("errorMessage", message);
        transcript.addMessage(failure);
    }

    private Map<String, Object> assistant(List<Object> content, String stopReason, Usage spent, boolean last) {
        Map<String, Object> message = new LinkedHashMap<>(
                Json.of("role", "assistant", "content", content, "api", models.api(providerId), "provider", providerId, "model", modelId,
                        "usage", tree(spent), "stopReason", stopReason, "timestamp", System.currentTimeMillis()));
        if (last)
            message.put("idempotencyKey", run.id() + ":assistant");
        return message;
    }

    private Map<String, Object> tree(Usage spent) {
        return Json.of("input", spent.input(), "output", spent.output(), "cacheRead", spent.cacheRead(), "cacheWrite", spent.cacheWrite(),
                "totalTokens", spent.total(), "cost", models.prices(providerId, modelId).of(spent));
    }

    /** What tokens of the model that answers now cost, in US dollars. */
    double cost(Usage spent) {
        return models.prices(providerId, modelId).of(spent).get("total") instanceof Number total ? total.doubleValue() : 0;
    }

    RunResult result(RunResult.Status status, String text, String stopReason) { return result(status, text, stopReason, List.of()); }

    /** @param calls that the client is to make */
    RunResult result(RunResult.Status status, String text, String stopReason, List<ModelMessage.Call> calls) {
        Instant started = run.startedAt().orElse(run.acceptedAt());
        boolean answered = status == RunResult.Status.OK && !stopReason.equals("error");
        return new RunResult(status, text, stopReason, run.sessionKey(), sessionId, providerId, modelId, usage, started, Instant.now(),
                answered ? texts : text.isEmpty() ? List.of() : List.of(text), lastUsage, calls);
    }

    /** The conversation is shorter now than the last answer says. */
    void compacted() {
        compactions++;
        contextTokens = 0;
    }

    int compactions() { return compactions; }

    String sessionId() { return sessionId; }

    /** Notes what tools did, in a few words for people. */
    void did(List<String> words) { deeds.addAll(words); }

    /** What tools did, for people. */
    List<String> deeds() { return deeds; }

    /** What the model thought, for people. */
    List<String> thoughts() { return thoughts; }

    /** Tokens of the context as of the last request. */
    long contextTokens() { return contextTokens; }

    Usage usage() { return usage; }
}
