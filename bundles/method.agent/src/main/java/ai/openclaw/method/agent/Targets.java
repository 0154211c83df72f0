package ai.openclaw.method.agent;

import ai.openclaw.api.Channels;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RunRequest;
import ai.openclaw.api.SessionEntry;
import ai.openclaw.api.Sessions;
import ai.openclaw.protocol.AgentParams;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Finds the session that a request to the agent means. */
final class Targets {
    private static final Set<String> ALWAYS_THERE = Set.of("last", "webchat");
    private final Sessions sessions;
    private final Channels channels;

    Targets(Sessions sessions, Channels channels) {
        this.sessions = sessions;
        this.channels = channels;
    }

    /**
     * @throws GatewayException {@code INVALID_REQUEST} for an agent or channel that does not exist, and for a session of another agent
     */
    void check(AgentParams params) {
        if (params.agentId().isPresent() && !sessions.agents().contains(params.agentId().get()))
            throw invalid("unknown agent id \"" + params.agentId().get() + "\"");
        if (params.agentId().isPresent() && params.sessionKey().isPresent()) {
            String other = agent(sessions.canonical(params.sessionKey().get()));
            if (!other.equals(params.agentId().get()))
                throw invalid("agent \"" + params.agentId().get() + "\" does not match session key agent \"" + other + "\"");
        }
        Stream.of(params.channel(), params.replyChannel()).flatMap(Optional::stream).filter(channel -> !deployed(channel)).findFirst()
                .ifPresent(channel -> {
                    throw invalid("unknown channel: " + channel);
                });
    }

    /** A session key goes before a session id, that before an agent, and that before a peer; empty when none is given. */
    Optional<String> sessionKey(AgentParams params) {
        return params.sessionKey().filter(key -> !key.isBlank()).or(() -> params.sessionId().map(this::ofId))
                .or(() -> params.agentId().map(agent -> "agent:" + agent + ":" + sessions.defaults().mainKey()))
                .or(() -> params.to().map(_ -> sessions.defaults().mainSessionKey()));
    }

    private String ofId(String sessionId) {
        return sessions.list().stream().filter(entry -> entry.sessionId().equals(sessionId)).map(SessionEntry::key).findFirst()
                .orElseThrow(() -> invalid("unknown session id \"" + sessionId + "\"; sessions.list names those that exist"));
    }

    private boolean deployed(String channel) {
        return ALWAYS_THERE.contains(channel) || channels.accounts().stream().anyMatch(account -> account.type().equals(channel));
    }

    /** Where the answer is sent besides; the words for replies go before the others, and WebChat hears of it anyway. */
    static Optional<RunRequest.Delivery> delivery(AgentParams params) {
        String channel = params.replyChannel().or(params::channel).orElse(RunRequest.Delivery.LAST);
        if (!params.deliver().orElse(false) || channel.equals("webchat"))
            return Optional.empty();
        return Optional.of(new RunRequest.Delivery(channel, params.replyAccountId().or(params::accountId), params.replyTo().or(params::to),
                params.threadId()));
    }

    /** The agent that a canonical session key names. */
    static String agent(String key) {
        String[] parts = key.split(":", 3);
        return parts.length > 1 && parts[0].equals("agent") ? parts[1] : "";
    }

    private static GatewayException invalid(String message) { return GatewayException.invalid("invalid agent params: " + message); }
}
