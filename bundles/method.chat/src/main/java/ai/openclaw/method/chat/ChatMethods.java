package ai.openclaw.method.chat;

import ai.openclaw.api.Call;
import ai.openclaw.api.Commands;
import ai.openclaw.api.Events;
import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.MethodGroup;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.SessionChanges;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.ChatAbortParams;
import ai.openclaw.protocol.ChatHistoryParams;
import ai.openclaw.protocol.ChatInjectParams;
import ai.openclaw.protocol.ChatSendParams;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The methods chat.send, chat.history, chat.abort and chat.inject (contract sections 8.4 and 8.5). */
@Component
public final class ChatMethods implements MethodGroup {
    /** How long a note waits for the run that is under way. */
    private static final Duration INJECT_PATIENCE = Duration.ofSeconds(30);
    /** How long an answer waits for runs to end that were told to. */
    private static final Duration ABORT_PATIENCE = Duration.ofSeconds(2);
    private final Runs runs;
    private final Sessions sessions;
    private final SessionChanges changes;
    private final DirectReplies replies;
    private final Sending sending;

    @Activate
    public ChatMethods(@Reference Commands commands, @Reference Runs runs, @Reference Sessions sessions, @Reference SessionChanges changes,
            @Reference Events events) {
        this.runs = runs;
        this.sessions = sessions;
        this.changes = changes;
        replies = new DirectReplies(events);
        sending = new Sending(runs, commands, sessions, replies);
    }

    @Override
    public List<GatewayMethod<?, ?>> methods() {
        return List.of(GatewayMethod.of("chat.send", Scope.WRITE, ChatSendParams.class, sending::send),
                GatewayMethod.of("chat.history", Scope.READ, ChatHistoryParams.class, this::history),
                GatewayMethod.of("chat.abort", Scope.WRITE, ChatAbortParams.class, this::abort).slowly(),
                GatewayMethod.of("chat.inject", Scope.ADMIN, ChatInjectParams.class, this::inject).slowly());
    }

    private Map<String, Object> history(ChatHistoryParams params, Call call) {
        Optional<SessionEntry> entry = sessions.find(params.sessionKey());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("sessionKey", params.sessionKey());
        entry.ifPresent(known -> answer.put("sessionId", known.sessionId()));
        answer.put("messages", sessions.history(params.sessionKey(), params.limit()));
        answer.put("thinkingLevel", entry.flatMap(known -> known.text("thinkingLevel")).orElse("off"));
        entry.flatMap(known -> known.text("verboseLevel")).ifPresent(level -> answer.put("verboseLevel", level));
        return answer;
    }

    /** Answers when the runs have ended: what they said is kept then, and their end was told. */
    private Map<String, Object> abort(ChatAbortParams params, Call call) throws InterruptedException {
        List<String> ended = runs.abort(params.sessionKey(), params.runId());
        Instant deadline = Instant.now().plus(ABORT_PATIENCE);
        for (String runId : ended) {
            var _ = runs.await(runId, Duration.between(Instant.now(), deadline));
        }
        return Map.of("ok", true, "aborted", !ended.isEmpty(), "runIds", ended);
    }

    private Map<String, Object> inject(ChatInjectParams params, Call call) throws InterruptedException {
        String text = params.label().map(String::strip).filter(label -> !label.isEmpty())
                .map(label -> "[" + label + "]\n\n" + params.message()).orElse(params.message());
        String id = changes.inject(params.sessionKey(), text, INJECT_PATIENCE);
        replies.tell("inject-" + id, params.sessionKey(), 0, text);
        return Map.of("ok", true, "messageId", id);
    }
}
