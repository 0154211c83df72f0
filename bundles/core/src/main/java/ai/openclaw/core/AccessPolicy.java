package ai.openclaw.core;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.InboundMessage;

/** Decides who may speak. Only stable sender ids count (security checklist 32); everything that is not allowed is refused. */
final class AccessPolicy {
    private static final String EVERYBODY = "*";

    private AccessPolicy() {}

    static boolean admits(InboundMessage message, ChannelAccess access) {
        if (message.senderId().isBlank())
            return false;
        return switch (access.dmPolicy()) {
            case "open", "allowlist", "pairing" ->
                access.allowFrom().contains(EVERYBODY) || access.allowFrom().contains(message.senderId());
            default -> false;
        };
    }

    /** Why a message was refused, and what to change. */
    static String refusal(InboundMessage message, ChannelAccess access) {
        String place = message.channel() + "/" + message.account();
        if (message.senderId().isBlank())
            return place + ": a message without a sender was refused";
        if (access.dmPolicy().equals("disabled"))
            return place + ": a message from " + message.senderId() + " was refused, for dmPolicy is disabled";
        return place + ": a message from " + message.senderId() + " was refused; to let this sender speak add \"" + message.senderId()
                + "\" to channels." + message.channel() + ".allowFrom";
    }
}
