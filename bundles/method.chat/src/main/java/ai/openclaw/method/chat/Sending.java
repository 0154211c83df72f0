package ai.openclaw.method.chat;

import ai.openclaw.api.Call;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.Commands;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Scope;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.ChatSendParams;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The method chat.send: a word that stops, a command of the gateway, or a message for the agent (contract section 8.4). */
final class Sending {
    private static final Set<String> STOP = Set.of("/stop", "/abort", "stop", "abort", "interrupt", "esc");
    private static final Elevation OPERATOR = new Elevation(Elevation.Level.ON, true, "you are an operator of this gateway");
    private static final int DEFAULT_TIMEOUT_MS = 600_000;
    private static final int NO_TIMEOUT_MS = 172_800_000;
    private final Runs runs;
    private final Commands commands;
    private final Sessions sessions;
    private final DirectReplies replies;

    Sending(Runs runs, Commands commands, Sessions sessions, DirectReplies replies) {
        this.runs = runs;
        this.sessions = sessions;
        this.commands = commands;
        this.replies = replies;
    }

    Map<String, Object> send(ChatSendParams params, Call call) {
        List<Image> images = Attachments.images(params.attachments());
        String message = params.message().strip();
        if (message.isEmpty() && images.isEmpty())
            throw GatewayException.invalid("message or attachment required");
        if (STOP.contains(message.toLowerCase(Locale.ROOT))) {
            List<String> ended = runs.abort(params.sessionKey(), Optional.empty());
            return Map.of("ok", true, "aborted", !ended.isEmpty(), "runIds", ended);
        }
        if (replies.known(params.idempotencyKey()))
            return Map.of("runId", params.idempotencyKey(), "status", "ok");
        Optional<Run> known = runs.find(params.idempotencyKey());
        if (known.isPresent())
            return replay(known.get());
        return images.isEmpty() && commands.find(message).isPresent() ? command(params, message, call) : run(params, images, call);
    }

    /** Says at once that it began and does the command beside the connection, for it may have to wait for a run to end. */
    private Map<String, Object> command(ChatSendParams params, String message, Call call) {
        String runId = params.idempotencyKey();
        if (replies.begin(runId))
            Thread.ofVirtual().name("chat-command").start(() -> replies.tell(runId, params.sessionKey(), 1, answer(message, params, call)));
        return Map.of("runId", runId, "status", "started");
    }

    private String answer(String message, ChatSendParams params, Call call) {
        try {
            String key = sessions.canonical(params.sessionKey());
            boolean owner = owner(call);
            return commands.run(message, new ChatCommand.Spoken("", agentId(key), key, owner, owner ? OPERATOR : Elevation.NONE));
        } catch (GatewayException e) {
            return "⚠️ " + e.message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "⚠️ " + message + " was interrupted; try again";
        }
    }

    /** Who may change the gateway over the control plane may do so in a conversation. */
    private static boolean owner(Call call) {
        return Scope.ADMIN.grantedBy(call.caller().scopes());
    }

    private static String agentId(String canonicalKey) {
        String[] parts = canonicalKey.split(":", 3);
        return parts.length == 3 ? parts[1] : "main";
    }

    private Map<String, Object> run(ChatSendParams params, List<Image> images, Call call) {
        Runs.Started started = runs.start(
                new RunRequest(params.idempotencyKey(), params.sessionKey(), params.message(), RunRequest.Source.CHAT, Optional.empty(),
                        timeout(params), Optional.of(call.caller().clientId()), images).owner(owner(call)).thinking(params.thinking()));
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
}
