package ai.openclaw.http.tools;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Sessions;
import ai.openclaw.api.ToolCatalog.Audience;
import ai.openclaw.endpoint.Refusal;
import ai.openclaw.endpoint.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a client asks for (contract section 16).
 *
 * @param action put into the arguments of a tool that knows it
 * @param audience the session by whose rules the tool is called
 * @param dryRun whether it is only to be said what would be done
 */
record Invocation(String tool, Optional<String> action, Map<String, Object> arguments, Audience audience, boolean dryRun) {
    private static final String ACTION = "action";

    /** @throws Refusal 400 for a body without a tool, with arguments that are no object, or with a session key that is none */
    static Invocation read(Map<String, Object> body, Sessions sessions) {
        String tool = Tree.words(body, "tool").orElseThrow(() -> Refusal.invalid("tools.invoke requires body.tool"));
        Object arguments = body.get("args");
        if (arguments != null && !(arguments instanceof Map<?, ?>))
            throw Refusal.invalid("tools.invoke: args must be an object");
        return new Invocation(tool, Tree.words(body, ACTION), Tree.object(arguments), audience(body, sessions), Tree.flag(body, "dryRun"));
    }

    private static Audience audience(Map<String, Object> body, Sessions sessions) {
        String key = Tree.words(body, "sessionKey").map(asked -> canonical(asked, sessions)).orElse(sessions.defaults().mainSessionKey());
        String[] parts = key.split(":", 3);
        String agent = parts.length > 1 ? parts[1] : sessions.defaults().defaultAgentId();
        if (!sessions.agents().contains(agent))
            throw Refusal.invalid("unknown agent id \"" + agent + "\"");
        return new Audience(agent, Optional.of(key), Optional.empty());
    }

    private static String canonical(String key, Sessions sessions) {
        try {
            return sessions.canonical(key);
        } catch (GatewayException e) {
            throw Refusal.invalid(e.message());
        }
    }

    /** The arguments, with the action for a tool that knows one and was given none. */
    Map<String, Object> arguments(Map<String, Object> schema) {
        if (action.isEmpty() || arguments.containsKey(ACTION) || !Tree.object(schema.get("properties")).containsKey(ACTION))
            return arguments;
        Map<String, Object> more = new LinkedHashMap<>(arguments);
        more.put(ACTION, action.get());
        return more;
    }
}
