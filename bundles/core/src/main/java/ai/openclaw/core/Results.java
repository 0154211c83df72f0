package ai.openclaw.core;

import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How results of runs stand in the ledger and in transcripts. */
final class Results {
    private static final int MAX_TEXT = 64_000;

    private Results() {}

    static Map<String, Object> tree(RunResult result) {
        String text = result.text().length() > MAX_TEXT ? result.text().substring(0, MAX_TEXT) : result.text();
        return Json.of("status", result.status().name(), "text", text, "stopReason", result.stopReason(), "sessionId", result.sessionId(),
                "provider", result.provider(), "model", result.model(), "input", result.usage().input(), "output", result.usage().output(),
                "cacheRead", result.usage().cacheRead(), "cacheWrite", result.usage().cacheWrite(), "startedAt",
                result.startedAt().toEpochMilli(), "endedAt", result.endedAt().toEpochMilli(), "calls",
                result.calls().isEmpty() ? null : StoredMessages.of(new ModelMessage.Assistant("", result.calls())));
    }

    static RunResult read(Map<String, Object> tree, ActiveRun run) {
        Usage usage = new Usage(Json.number(tree, "input"), Json.number(tree, "output"), Json.number(tree, "cacheRead"),
                Json.number(tree, "cacheWrite"));
        String text = Json.text(tree, "text").orElse("");
        return new RunResult(RunResult.Status.valueOf(Json.text(tree, "status").orElse("OK")), text,
                Json.text(tree, "stopReason").orElse("stop"), run.sessionKey(), Json.text(tree, "sessionId").orElse(""),
                Json.text(tree, "provider").orElse(""), Json.text(tree, "model").orElse(""), usage,
                Instant.ofEpochMilli(Json.number(tree, "startedAt")), Instant.ofEpochMilli(Json.number(tree, "endedAt")),
                text.isEmpty() ? List.of() : List.of(text), usage, Context.calls(Json.object(tree, "calls")));
    }

    /** The answer that the transcript holds already, when only the ledger did not learn of it before a crash. */
    static Optional<RunResult> earlier(ActiveRun run, Transcript transcript) throws IOException {
        return transcript.byIdempotencyKey(run.id() + ":assistant")
                .map(message -> new RunResult(RunResult.Status.OK, Context.text(message), Json.text(message, "stopReason").orElse("stop"),
                        run.sessionKey(), "", Json.text(message, "provider").orElse(""), Json.text(message, "model").orElse(""), Usage.NONE,
                        Instant.now(), Instant.now(), List.of(Context.text(message)), Usage.NONE, handedOver(run, message)));
    }

    private static List<ModelMessage.Call> handedOver(ActiveRun run, Map<String, Object> message) {
        ClientTools client = new ClientTools(run.request().client());
        return Context.calls(message).stream().filter(call -> client.has(call.tool())).toList();
    }
}
