package ai.openclaw.method.chat;

import ai.openclaw.api.Call;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Image;
import ai.openclaw.api.Run;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.RunResult;
import ai.openclaw.api.Runs;
import ai.openclaw.protocol.ChatSendParams;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The method chat.send: a word that stops, a command of the gateway, or a message for the agent (contract section 8.4). */
final class Sending {
    private static final Set<String> STOP = Set.of("/stop", "stop", "abort", "interrupt", "esc");
    private static final int DEFAULT_TIMEOUT_MS = 600_000;
    private static final int NO_TIMEOUT_MS = 172_800_000;
    private final Runs runs;
    private final SlashCommands commands;
    private final DirectReplies replies;

    Sending(Runs runs, SlashCommands commands, DirectReplies replies) {
        this.runs = runs;
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
        return images.isEmpty() && commands.understands(message) ? command(params, message) : run(params, images, call);
    }

    /** Says at once that it began and does the command beside the connection, for it may have to wait for a run to end. */
    private Map<String, Object> command(ChatSendParams params, String message) {
        String runId = params.idempotencyKey();
        if (replies.begin(runId))
            Thread.ofVirtual().name("chat-command").start(() -> replies.tell(runId, params.sessionKey(), 1, answer(message, params)));
        return Map.of("runId", runId, "status", "started");
    }

    private String answer(String message, ChatSendParams params) {
        try {
            return commands.answer(message, params.sessionKey());
        } catch (GatewayException e) {
            return "⚠️ " + e.message();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "⚠️ " + message + " was interrupted; try again";
        }
    }

    private Map<String, Object> run(ChatSendParams params, List<Image> images, Call call) {
        Runs.Started started = runs.start(new RunRequest(params.idempotencyKey(), params.sessionKey(), params.message(),
                RunRequest.Source.CHAT, Optional.empty(), timeout(params), Optional.of(call.caller().clientId()), images));
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
