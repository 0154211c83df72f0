package ai.openclaw.core;

import ai.openclaw.api.Config;
import ai.openclaw.api.Elevation;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.SessionEntry;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What those who speak may do beyond speaking. Only stable sender ids count (security checklist 32). */
final class Speakers {
    private static final String EVERYBODY = "*";

    private final Config config;
    private final Agents agents;

    Speakers(Config config, Agents agents) {
        this.config = config;
        this.agents = agents;
    }

    /** Whether the sender may change the gateway itself: {@code commands.ownerAllowFrom}, as {@code <id>} or {@code <channel>:<id>}. */
    boolean owner(InboundMessage message) {
        List<String> owners = Json.array(config.value("commands.ownerAllowFrom").orElse(null)).stream().map(String::valueOf).toList();
        return !message.senderId().isBlank()
                && (owners.contains(message.senderId()) || owners.contains(message.channel() + ":" + message.senderId()));
    }

    /** Whether commands of a run may leave the sandbox: {@code tools.elevated}, which an agent can only narrow. */
    Elevation elevation(ActiveRun run, Optional<SessionEntry> session) {
        String agentId = SessionKeys.agentId(run.sessionKey());
        Optional<String> refused = refused("tools.elevated", Json.object(config.value("tools.elevated").orElse(null)), run);
        Map<String, Object> own = Json.object(Json.object(agents.settingsOf(agentId), "tools"), "elevated");
        if (refused.isEmpty() && !own.isEmpty())
            refused = refused("agents.list." + agentId + ".tools.elevated", own, run);
        if (refused.isPresent())
            return new Elevation(Elevation.Level.OFF, false, refused.get());
        String level = session.flatMap(entry -> entry.text("elevatedLevel")).or(() -> agents.setting(agentId, "elevatedDefault"))
                .orElse("on");
        return new Elevation(level(level), true, "the session's elevated level is " + level);
    }

    private static Elevation.Level level(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "on" -> Elevation.Level.ON;
            case "ask" -> Elevation.Level.ASK;
            case "full" -> Elevation.Level.FULL;
            default -> Elevation.Level.OFF;
        };
    }

    /** Why it is refused. An operator of the gateway needs no entry, for they may change the list. */
    private static Optional<String> refused(String path, Map<String, Object> section, ActiveRun run) {
        if (Boolean.FALSE.equals(section.get("enabled")))
            return Optional.of(path + ".enabled is false");
        if (run.inbound().isEmpty() && run.request().owner())
            return Optional.empty();
        String channel = run.inbound().map(InboundMessage::channel).orElse("webchat");
        List<String> allowed = Json.array(Json.object(section, "allowFrom").get(channel)).stream().map(String::valueOf).toList();
        String sender = run.inbound().map(InboundMessage::senderId).orElse("");
        if (allowed.contains(EVERYBODY) || (!sender.isBlank() && allowed.contains(sender)))
            return Optional.empty();
        return Optional.of(path + ".allowFrom." + channel + " does not name " + (sender.isBlank() ? "the sender" : sender));
    }
}
