package ai.openclaw.method.nodes;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.Runs;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.SystemEvents;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** What nodes tell: wishes for the agent, words that were heard, sessions to follow, commands that ran (contract section 11). */
@Component(service = NodeEvents.class)
public final class NodeEvents {
    private static final int MAX_MESSAGE = 20_000;
    private static final int MAX_HEARD = 256;
    /** A phone that sends the same words again within this time heard them once. */
    private static final Duration ECHO = Duration.ofMillis(1500);
    private static final int DEFAULT_TIMEOUT_SECONDS = 600;
    private static final int MAX_TIMEOUT_SECONDS = 172_800;
    private final Runs runs;
    private final Sessions sessions;
    private final Subscriptions subscriptions;
    private final Clock clock;
    /** When words were heard last, by session and words. Guarded by itself. */
    private final Map<String, Long> heard = new LinkedHashMap<>();
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    volatile @Nullable SystemEvents notes;

    @Activate
    public NodeEvents(@Reference Runs runs, @Reference Sessions sessions, @Reference Subscriptions subscriptions) {
        this(runs, sessions, subscriptions, Clock.systemUTC());
    }

    NodeEvents(Runs runs, Sessions sessions, Subscriptions subscriptions, Clock clock) {
        this.runs = runs;
        this.sessions = sessions;
        this.subscriptions = subscriptions;
        this.clock = clock;
    }

    /** What is unknown or says nothing is ignored. */
    void told(String nodeId, String connectionId, String event, Map<String, Object> payload) {
        Optional<String> session = text(payload, "sessionKey");
        switch (event) {
            case "agent.request" -> text(payload, "message")
                    .ifPresent(message -> run(UUID.randomUUID().toString(), session.orElse("node-" + nodeId), message, seconds(payload)));
            case "voice.transcript" -> text(payload, "text").ifPresent(words -> hear(session.orElse("main"), words));
            case "chat.subscribe" -> session.ifPresent(key -> subscriptions.subscribe(connectionId, sessions.canonical(key)));
            case "chat.unsubscribe" -> session.ifPresent(key -> subscriptions.unsubscribe(connectionId, sessions.canonical(key)));
            case "exec.started", "exec.finished", "exec.denied" -> ExecNotes.of(event, nodeId, payload).ifPresent(this::note);
            default -> {
                // newer nodes may tell what is not known here
            }
        }
    }

    /** An event of a node over the control plane. */
    void told(ClientInfo node, String event, Map<String, Object> payload) {
        told(Node.id(node), node.connectionId(), event, payload);
    }

    private void hear(String session, String words) {
        String key = session + "\n" + words;
        long now = clock.millis();
        synchronized (heard) {
            Long before = heard.remove(key);
            heard.put(key, now);
            if (heard.size() > MAX_HEARD)
                heard.remove(heard.keySet().iterator().next());
            if (before != null && now - before < ECHO.toMillis())
                return;
        }
        run("voice-" + UUID.randomUUID(), session, words, DEFAULT_TIMEOUT_SECONDS);
    }

    private void run(String id, String session, String message, int seconds) {
        if (message.length() <= MAX_MESSAGE)
            runs.start(new RunRequest(id, session, message, RunRequest.Source.AGENT, Optional.empty(), Duration.ofSeconds(seconds)));
    }

    private static int seconds(Map<String, Object> payload) {
        int seconds = payload.get("timeoutSeconds") instanceof Number number ? number.intValue() : DEFAULT_TIMEOUT_SECONDS;
        return seconds < 1 ? DEFAULT_TIMEOUT_SECONDS : Math.min(seconds, MAX_TIMEOUT_SECONDS);
    }

    /** There is one list of notes, that of the main session; the line names the node. */
    private void note(String line) {
        SystemEvents events = notes;
        if (events != null)
            events.add(line);
    }

    private static Optional<String> text(Map<String, Object> payload, String key) {
        return payload.get(key) instanceof String words && !words.isBlank() ? Optional.of(words.strip()) : Optional.empty();
    }
}
