package ai.openclaw.tools.messaging;

import ai.openclaw.api.ChannelAccount;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SessionEntry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A chat that messages go to.
 *
 * @param channel the platform; empty when there is none
 * @param to the platform's id of the chat; empty when there is none, as for who sits at the WebChat
 */
record Target(String channel, String account, String to, Optional<String> thread) {
    private static final String NONE = "";

    /** Where a session was last used (contract section 19, {@code deliveryContext}). */
    static Target of(Optional<SessionEntry> session) {
        Map<?, ?> last = session.map(entry -> entry.fields().get("deliveryContext")).filter(Map.class::isInstance).map(Map.class::cast)
                .orElse(Map.of());
        return text(last, "to").isEmpty()
                ? new Target(NONE, NONE, NONE, Optional.empty())
                : new Target(text(last, "channel").orElse(NONE), text(last, "accountId").orElse("default"), text(last, "to").get(),
                        text(last, "threadId"));
    }

    private static Optional<String> text(Map<?, ?> map, String name) {
        return map.get(name) instanceof String text && !text.isBlank() ? Optional.of(text) : Optional.empty();
    }

    /** Whether there is a chat at all. */
    boolean there() { return !to.isEmpty(); }

    boolean same(Target other) { return channel.equals(other.channel) && account.equals(other.account) && to.equals(other.to); }

    /** The chat that is meant by somebody who is in this one. */
    Target other(MessageTools.Params params, Optional<String> to, List<ChannelAccount> deployed) {
        String name = params.channel().filter(text -> !text.isBlank()).orElseGet(() -> there() ? channel : only(deployed));
        List<ChannelAccount> accounts = deployed.stream().filter(known -> known.type().equals(name)).toList();
        if (accounts.isEmpty())
            throw GatewayException.invalid(name.equals("webchat")
                    ? "webchat has no chats to send to; just answer, and use sessions_send for another conversation"
                    : "channel \"" + name + "\" is not deployed; there is " + types(deployed));
        boolean here = there() && name.equals(channel);
        String from = params.accountId().orElseGet(() -> here ? account : preferred(accounts));
        if (accounts.stream().noneMatch(known -> known.account().equals(from)))
            throw GatewayException.invalid("channel " + name + " has no account \"" + from + "\"; there is "
                    + accounts.stream().map(ChannelAccount::account).collect(Collectors.joining(", ")));
        String chat = to.filter(text -> !text.isBlank()).or(() -> here ? Optional.of(this.to) : Optional.empty())
                .orElseThrow(() -> GatewayException.invalid("to is missing; give the id of a chat on " + name));
        boolean back = here && from.equals(account) && chat.equals(this.to);
        return new Target(name, from, chat, params.threadId().or(() -> back ? thread : Optional.empty()));
    }

    private static String only(List<ChannelAccount> deployed) {
        if (deployed.stream().map(ChannelAccount::type).distinct().count() != 1)
            throw GatewayException.invalid("this conversation is in no chat; say which channel is meant: " + types(deployed));
        return deployed.getFirst().type();
    }

    private static String types(List<ChannelAccount> deployed) {
        return deployed.isEmpty() ? "none" : deployed.stream().map(ChannelAccount::type).distinct().collect(Collectors.joining(", "));
    }

    private static String preferred(List<ChannelAccount> accounts) {
        return accounts.stream().map(ChannelAccount::account).filter("default"::equals).findFirst()
                .orElseGet(() -> accounts.getFirst().account());
    }

    /** @throws GatewayException when the text is longer than the channel takes */
    void fits(String text, List<ChannelAccount> deployed) {
        int limit = deployed.stream().filter(known -> known.type().equals(channel) && known.account().equals(account)).findFirst()
                .map(known -> known.channel().textLimit()).orElse(Integer.MAX_VALUE);
        if (text.length() > limit)
            throw GatewayException.invalid(
                    "the message has " + text.length() + " characters and " + channel + " takes " + limit + "; send it in several");
    }

    /** For people and models. */
    String shown() { return channel + ":" + to; }
}
