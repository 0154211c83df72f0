package ai.openclaw.openai;

import ai.openclaw.api.AgentDirectory;
import ai.openclaw.api.AgentInfo;
import ai.openclaw.endpoint.Exchange;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Who answers a request, and in which session (contract sections 9 and 16).
 *
 * @param sessionKey whole
 */
public record Recipient(String agentId, String sessionKey) {
    private static final Pattern MODEL = Pattern.compile("(?:openclaw[:/]|agent:)(.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern WHOLE_KEY = Pattern.compile("agent:([^:]+):.+", Pattern.CASE_INSENSITIVE);
    private static final String DEFAULT = "default";

    /**
     * Goes by the headers {@code x-openclaw-agent-id} and {@code x-openclaw-session-key}, the model's name and the user.
     *
     * @param kind the part of a session's key that names the API
     */
    public static Recipient of(Exchange exchange, AgentDirectory agents, String model, Optional<String> user, String kind) {
        Optional<String> wanted = exchange.header("x-openclaw-agent-id").or(() -> named(model)).map(id -> id.toLowerCase(Locale.ROOT))
                .filter(id -> !id.equals(DEFAULT));
        Optional<String> key = exchange.header("x-openclaw-session-key");
        Matcher whole = WHOLE_KEY.matcher(key.orElse(""));
        if (whole.matches()) {
            String owner = whole.group(1).toLowerCase(Locale.ROOT);
            if (wanted.isPresent() && !wanted.get().equals(owner))
                throw ApiError.invalid("x-openclaw-session-key",
                        "The session " + key.get() + " is not of the agent \"" + wanted.get() + "\".");
            return new Recipient(known(agents, owner), key.get());
        }
        String agentId = wanted.map(id -> known(agents, id)).orElseGet(() -> agents.list().getFirst().id());
        String rest = key.or(() -> user.map(name -> kind + "-user:" + name)).orElseGet(() -> kind + ":" + UUID.randomUUID());
        return new Recipient(agentId, "agent:" + agentId + ":" + rest);
    }

    /** A session by its whole key. */
    public static Recipient of(String sessionKey) {
        Matcher whole = WHOLE_KEY.matcher(sessionKey);
        return new Recipient(whole.matches() ? whole.group(1) : "", sessionKey);
    }

    /** The agent that a model's name stands for; any name that is none of an agent is for the default one. */
    private static Optional<String> named(String model) {
        Matcher matcher = MODEL.matcher(model.strip());
        return matcher.matches() ? Optional.of(matcher.group(1).strip()) : Optional.empty();
    }

    private static String known(AgentDirectory agents, String id) {
        return agents.find(id).map(AgentInfo::id).orElseThrow(
                () -> ApiError.unknownModel("There is no agent \"" + id + "\" here; GET /v1/models names those that there are."));
    }
}
