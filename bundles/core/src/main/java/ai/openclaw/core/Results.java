package ai.openclaw.core;

import ai.openclaw.api.RunResult;
import ai.openclaw.api.Usage;
import java.time.Instant;
import java.util.Map;

/** How results of runs stand in the ledger. */
final class Results {
    private static final int MAX_TEXT = 64_000;

    private Results() {}

    static Map<String, Object> tree(RunResult result) {
        String text = result.text().length() > MAX_TEXT ? result.text().substring(0, MAX_TEXT) : result.text();
        return Json.of("status", result.status().name(), "text", text, "stopReason", result.stopReason(), "sessionId", result.sessionId(),
                "provider", result.provider(), "model", result.model(), "input", result.usage().input(), "output", result.usage().output(),
                "cacheRead", result.usage().cacheRead(), "cacheWrite", result.usage().cacheWrite(), "startedAt",
                result.startedAt().toEpochMilli(), "endedAt", result.endedAt().toEpochMilli());
    }

    static RunResult read(Map<String, Object> tree, ActiveRun run) {
        return new RunResult(RunResult.Status.valueOf(Json.text(tree, "status").orElse("OK")), Json.text(tree, "text").orElse(""),
                Json.text(tree, "stopReason").orElse("stop"), run.sessionKey(), Json.text(tree, "sessionId").orElse(""),
                Json.text(tree, "provider").orElse(""), Json.text(tree, "model").orElse(""),
                new Usage(Json.number(tree, "input"), Json.number(tree, "output"), Json.number(tree, "cacheRead"),
                        Json.number(tree, "cacheWrite")),
                Instant.ofEpochMilli(Json.number(tree, "startedAt")), Instant.ofEpochMilli(Json.number(tree, "endedAt")));
    }
}
