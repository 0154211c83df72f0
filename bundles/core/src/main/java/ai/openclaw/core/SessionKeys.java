package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Peer;
import java.util.Locale;
import java.util.regex.Pattern;

/** The spelling of session keys (contract section 9). */
final class SessionKeys {
    private static final int MAX_LENGTH = 512;
    private static final Pattern AGENT = Pattern.compile("agent:([A-Za-z0-9][A-Za-z0-9_-]{0,63}):(.+)");
    /** Random UUIDs (RFC 9562, version 4) behind the names of contract section 9. */
    private static final Pattern MADE_UP = Pattern
            .compile("(?:openai|openresponses|hook):[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    private final Agents agents;

    SessionKeys(Agents agents) { this.agents = agents; }

    /** {@code main} and its like become {@code agent:<default>:<main key>}; everything else keeps its words in lower case. */
    String canonical(String key) {
        String text = key.strip();
        if (text.isEmpty() || text.length() > MAX_LENGTH || CONTROL.matcher(text).find())
            throw GatewayException.invalid("session key \"" + text.substring(0, Math.min(40, text.length())) + "\" is no session key");
        if (AGENT.matcher(text).matches()) {
            String rest = rest(text);
            return "agent:" + agentId(text) + ":" + (rest.equals("main") ? agents.session().mainKey() : rest);
        }
        boolean main = text.equalsIgnoreCase("main") || text.equalsIgnoreCase(agents.session().mainKey());
        return "agent:" + agents.defaultId() + ":" + (main ? agents.session().mainKey() : text.toLowerCase(Locale.ROOT));
    }

    static String agentId(String canonicalKey) {
        var matcher = AGENT.matcher(canonicalKey);
        return matcher.matches() ? matcher.group(1).toLowerCase(Locale.ROOT) : "main";
    }

    private static String rest(String canonicalKey) {
        var matcher = AGENT.matcher(canonicalKey);
        return matcher.matches() ? matcher.group(2).toLowerCase(Locale.ROOT) : canonicalKey;
    }

    /** The session that a message of a channel belongs to, by {@code session.dmScope}. */
    String of(String agentId, InboundMessage message) {
        if (message.peer().kind() != Peer.Kind.DIRECT)
            return "agent:" + agentId + ":" + message.channel() + ":" + message.peer().kind().name().toLowerCase(Locale.ROOT) + ":"
                    + message.peer().id().toLowerCase(Locale.ROOT);
        String peer = message.peer().id().toLowerCase(Locale.ROOT);
        return "agent:" + agentId + ":" + switch (agents.session().dmScope()) {
            case "per-peer" -> "direct:" + peer;
            case "per-channel-peer" -> message.channel() + ":direct:" + peer;
            case "per-account-channel-peer" -> message.channel() + ":" + message.account() + ":direct:" + peer;
            default -> agents.session().mainKey();
        };
    }

    /** Whether a session was made for one request of a client that keeps its conversation itself (contract section 9). */
    static boolean single(String canonicalKey) {
        String rest = rest(canonicalKey);
        return rest.startsWith("openai:") || rest.startsWith("openresponses:");
    }

    /**
     * Whether the gateway itself made the key up for one request or webhook that named no session, so that nobody knows it. A caller's own key
     * of that form cannot be told from it.
     */
    static boolean singleRequest(String canonicalKey) { return MADE_UP.matcher(rest(canonicalKey)).matches(); }

    /** {@code direct}, {@code group} or {@code channel}. */
    static String chatType(String canonicalKey) {
        if (canonicalKey.contains(":group:"))
            return "group";
        return canonicalKey.contains(":channel:") ? "channel" : "direct";
    }
}
