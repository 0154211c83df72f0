package ai.openclaw.method.chat;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.ChatAbortParams;
import ai.openclaw.protocol.ChatHistoryParams;
import ai.openclaw.protocol.ChatSendParams;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods chat.send, chat.history and chat.abort (contract sections 8.4 and 8.5). */
@Component
public final class ChatMethods implements MethodGroup {
    private static final Set<String> STOP = Set.of("/stop", "stop", "abort", "interrupt", "esc");
    private static final int DEFAULT_TIMEOUT_MS = 600_000;
    private static final int NO_TIMEOUT_MS = 172_800_000;
    private final Runs runs;
    private final Sessions sessions;

    @Activate
    public ChatMethods(@Reference Runs runs, @Reference Sessions sessions) {
        this.runs = runs;
        this.sessions = sessions;
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("chat.send", Scope.WRITE, ChatSendParams.class, this::send),
                GatewayMethod.of("chat.history", Scope.READ, ChatHistoryParams.class, this::history), GatewayMethod.of("chat.abort",
                        Scope.WRITE, ChatAbortParams.class, (params, _) -> abort(params.sessionKey(), params.runId())));
    }

    private Map<String, Object> send(ChatSendParams params, Call call) {
        if (!params.attachments().isEmpty())
            throw GatewayException.invalid("Error: attachments are not understood by this version yet; send text only");
        if (params.message().isBlank())
            throw GatewayException.invalid("message or attachment required");
        if (STOP.contains(params.message().strip().toLowerCase(Locale.ROOT)))
            return abort(params.sessionKey(), Optional.empty());
        Optional<Run> known = runs.find(params.idempotencyKey());
        if (known.isPresent())
            return replay(known.get());
        Runs.Started started = runs.start(new RunRequest(params.idempotencyKey(), params.sessionKey(), params.message(),
                RunRequest.Source.CHAT, Optional.empty(), timeout(params)));
        return started.fresh() ? Map.of("runId", started.run().id(), "status", "started") : replay(started.run());
    }

    private static Map<String, Object> replay(Run run) {
        String status = run.result().map(result -> result.status() == RunResult.Status.ERROR ? "error" : "ok").orElse("in_flight");
        return Map.of("runId", run.id(), "status", status);
    }

    private static Duration timeout(ChatSendParams params) {
        int ms = params.timeoutMs().orElse(DEFAULT_TIMEOUT_MS);
        return Duration.ofMillis(ms == 0 ? NO_TIMEOUT_MS : Math.min(ms, NO_TIMEOUT_MS));
    }

    private Map<String, Object> history(ChatHistoryParams params, Call call) {
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sessionKey", params.sessionKey());
        sessions.find(params.sessionKey()).ifPresent(entry -> answer.put("sessionId", entry.sessionId()));
        answer.put("messages", sessions.history(params.sessionKey(), params.limit()));
        answer.put("thinkingLevel", "off");
        return answer;
    }

    private Map<String, Object> abort(String sessionKey, Optional<String> runId) {
        List<String> ended = runs.abort(sessionKey, runId);
        return Map.of("ok", true, "aborted", !ended.isEmpty(), "runIds", ended);
    }
}
