package ai.openclaw.http.hooks;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sessions;
import ai.openclaw.endpoint.Refusal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** The session and agent of a webhook's run, by the rules of the settings. */
final class SessionRules {
    private static final String AGENT = "agent:";
    private static final String ALL = "*";
    private final HooksSettings settings;
    private final Sessions sessions;

    SessionRules(HooksSettings settings, Sessions sessions) {
        this.settings = settings;
        this.sessions = sessions;
    }

    /**
     * The canonical key of the session. An agent that does not exist is the default one, as callers are used to.
     *
     * @param sent whether the caller itself names the session
     * @throws Refusal 400 for a session or an agent that callers may not use
     */
    String sessionKey(Optional<String> agentId, Optional<String> sessionKey, boolean sent) {
        if (sent && sessionKey.isPresent() && !settings.allowRequestSessionKey())
            throw Refusals
                    .invalid("sessionKey is disabled for external /hooks/agent payloads; set hooks.allowRequestSessionKey=true to enable");
        String key = sessionKey.or(settings::defaultSessionKey).map(String::strip).filter(text -> !text.isEmpty())
                .orElseGet(() -> "hook:" + UUID.randomUUID());
        if (sessionKey.isPresent() || settings.defaultSessionKey().isEmpty())
            begins(key);
        Optional<String> known = agentId.map(id -> id.toLowerCase(Locale.ROOT)).map(this::agent);
        String canonical = canonical(whole(key, known));
        allowed(agentId.isPresent() || key.toLowerCase(Locale.ROOT).startsWith(AGENT), known, canonical);
        return canonical;
    }

    private void begins(String key) {
        List<String> prefixes = settings.allowedSessionKeyPrefixes().orElse(List.of());
        String lower = key.toLowerCase(Locale.ROOT);
        if (!prefixes.isEmpty() && prefixes.stream().noneMatch(prefix -> lower.startsWith(prefix.strip().toLowerCase(Locale.ROOT))))
            throw Refusals.invalid("sessionKey must start with one of: " + String.join(", ", prefixes));
    }

    private String agent(String id) { return sessions.agents().contains(id) ? id : sessions.defaults().defaultAgentId(); }

    private String whole(String key, Optional<String> agent) {
        boolean whole = key.toLowerCase(Locale.ROOT).startsWith(AGENT);
        return whole ? key : AGENT + agent.orElseGet(() -> sessions.defaults().defaultAgentId()) + ":" + key;
    }

    private String canonical(String key) {
        try {
            return sessions.canonical(key);
        } catch (GatewayException e) {
            throw Refusals.invalid(e.message());
        }
    }

    /** The agent that counts is the one whose session it is, whatever else was said. */
    private void allowed(boolean named, Optional<String> asked, String canonical) {
        String agent = canonical.split(":", 3)[1];
        if (!sessions.agents().contains(agent))
            throw Refusals.invalid("unknown agent id \"" + agent + "\"");
        if (asked.isPresent() && !asked.get().equals(agent))
            throw Refusals.invalid("agentId does not match the agent of sessionKey");
        List<String> allowed = settings.allowedAgentIds().orElse(List.of(ALL));
        if (named && !allowed.contains(ALL) && allowed.stream().noneMatch(id -> id.equalsIgnoreCase(agent)))
            throw Refusals.invalid("agentId is not allowed by hooks.allowedAgentIds");
    }
}
