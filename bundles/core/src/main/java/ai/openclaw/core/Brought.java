package ai.openclaw.core;

import ai.openclaw.api.ClientContext;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelMessage;
import ai.openclaw.api.ToolCatalog;
import ai.openclaw.api.ToolSpec;
import java.io.IOException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What a client brought along for a run ({@link ClientContext}), put into the session's conversation. */
final class Brought {
    /** How far back calls are looked for that wait for the client's results. */
    static final int REACH = 200;
    private final ActiveRun run;
    private final ClientContext client;

    Brought(ActiveRun run) {
        this.run = run;
        client = run.request().client();
    }

    /**
     * Looks at it before the run is stored.
     *
     * @throws GatewayException {@code INVALID_REQUEST} that says what does not fit into the session
     */
    void check(SessionArchive archive, Toolbox toolbox) {
        if (!client.tools().isEmpty() || client.toolChoice().isPresent())
            checkTools(client.tools().isEmpty() ? Set.of() : taken(toolbox));
        if (!client.results().isEmpty())
            checkResults(archive.newest(run.sessionKey(), REACH));
    }

    /** The names of the tools that the session has itself. */
    private Set<String> taken(Toolbox toolbox) {
        ToolCatalog.Audience audience = new ToolCatalog.Audience(SessionKeys.agentId(run.sessionKey()), Optional.of(run.sessionKey()),
                client.model());
        return toolbox.verdicts(audience).stream().filter(ToolCatalog.Verdict::allowed).map(verdict -> verdict.tool().name())
                .collect(Collectors.toSet());
    }

    private void checkTools(Set<String> taken) {
        Set<String> names = new HashSet<>();
        for (ToolSpec tool : client.tools()) {
            if (taken.contains(tool.name()))
                throw GatewayException.invalid("tool \"" + tool.name()
                        + "\": the agent has one of this name itself; rename yours, or deny the agent's in tools.deny");
            if (!names.add(tool.name()))
                throw GatewayException.invalid("tool \"" + tool.name() + "\" is there twice");
        }
        ClientTools.forced(client).ifPresent(choice -> {
            if (names.isEmpty() || (!choice.equals("required") && !names.contains(choice)))
                throw GatewayException.invalid("tool choice \"" + choice + "\" needs a tool to choose, and there is none of that name");
        });
    }

    private void checkResults(List<Map<String, Object>> messages) {
        Map<String, ModelMessage.Call> open = openCalls(
                messages.isEmpty() ? client.history().stream().map(StoredMessages::of).toList() : messages);
        for (ModelMessage.Result result : client.results())
            if (open.remove(result.callId()) == null)
                throw GatewayException.invalid("a result for the call \"" + result.callId()
                        + "\", which is not open in this conversation: only calls of the last answer can be answered, each once");
    }

    /** The calls of the last answer that have no result; whatever the person said since has closed them. */
    static Map<String, ModelMessage.Call> openCalls(List<Map<String, Object>> messages) {
        Map<String, ModelMessage.Call> open = new LinkedHashMap<>();
        for (Map<String, Object> message : messages)
            switch (Json.text(message, "role").orElse("")) {
                case "user" -> open.clear();
                case "assistant" -> {
                    open.clear();
                    Context.calls(message).forEach(call -> open.put(call.id(), call));
                }
                case "toolResult" -> open.remove(Json.text(message, "toolCallId").orElse(""));
                default -> {
                    // an entry that no model reads
                }
            }
        return open;
    }

    /** Begins the conversation of a session that has none; goes on where a run that was interrupted stopped writing. */
    void begin(Transcript transcript) throws IOException {
        List<ModelMessage> history = client.history();
        if (history.isEmpty())
            return;
        String prefix = run.id() + ":history:";
        List<Map<String, Object>> there = transcript.newest(history.size() + 1);
        if (!there.stream().allMatch(message -> Json.text(message, "idempotencyKey").orElse("").startsWith(prefix)))
            return;
        for (int i = there.size(); i < history.size(); i++)
            add(transcript, StoredMessages.of(history.get(i)), prefix + i);
    }

    /** Adds what the client's tools answered, each once. */
    void addResults(Transcript transcript) throws IOException {
        Map<String, ModelMessage.Call> open = openCalls(transcript.newest(REACH));
        for (ModelMessage.Result result : client.results()) {
            String key = run.id() + ":result:" + result.callId();
            if (transcript.byIdempotencyKey(key).isPresent())
                continue;
            ModelMessage.Call call = open.get(result.callId());
            if (call == null)
                throw GatewayException
                        .invalid("the call \"" + result.callId() + "\" is not open any more: the conversation went on meanwhile");
            Map<String, Object> message = StoredMessages.of(
                    new ModelMessage.Result(call.id(), call.tool(), ToolRound.shortened(result.text()), result.error(), result.images()));
            message.put("timestamp", System.currentTimeMillis());
            add(transcript, message, key);
        }
    }

    /** Whether results are all there is to answer. */
    boolean instead() {
        return !client.results().isEmpty() && run.request().message().isBlank() && run.request().images().isEmpty();
    }

    private static void add(Transcript transcript, Map<String, Object> message, String key) throws IOException {
        message.put("idempotencyKey", key);
        transcript.addMessage(message);
    }
}
