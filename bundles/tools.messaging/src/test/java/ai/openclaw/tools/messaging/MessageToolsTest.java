package ai.openclaw.tools.messaging;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Channel;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.api.ToolResult;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.FakeSessions;
import ai.openclaw.testkit.ToolGroupContract;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MessageToolsTest implements ToolGroupContract {
    private final FakeChannels channels = new FakeChannels();
    private final FakeSessions sessions = new FakeSessions();
    private final FakeConfig config = new FakeConfig();
    private final List<OutboundMessage> telegram = new ArrayList<>();
    private final List<OutboundMessage> discord = new ArrayList<>();

    @Override
    public MessageTools group() { return new MessageTools(channels, sessions, config); }

    @BeforeEach
    void deploy() {
        channels.add("telegram", "default", keeping(telegram));
        channels.add("discord", "work", keeping(discord));
    }

    private static Channel keeping(List<OutboundMessage> messages) {
        return new Channel() {
            @Override
            public Receipt send(OutboundMessage message) {
                if (message.to().equals("nowhere"))
                    throw GatewayException.invalid("telegram/default: chat not found");
                messages.add(message);
                return new Receipt("m" + messages.size());
            }

            @Override
            public int textLimit() { return 100; }
        };
    }

    private void inChat(String channel, String account, String to) {
        sessions.entries.clear();
        sessions.entries.add(FakeSessions.entry("agent:main:main", "s", 1,
                Map.of("deliveryContext", Map.of("channel", channel, "accountId", account, "to", to, "threadId", "t1"))));
    }

    private ToolResult message(Map<String, ?> arguments) throws Exception { return ToolGroupContract.run(group(), "message", arguments); }

    @Test
    void withoutATargetItIsTheChatOfTheConversation() throws Exception {
        inChat("telegram", "default", "7");
        ToolResult result = message(Map.of("message", "still at it", "replyTo", "m0"));
        assertEquals("Sent to telegram:7.", result.text());
        assertEquals("m1", result.details().get("messageId"));
        OutboundMessage sent = telegram.getFirst();
        assertEquals(new OutboundMessage(sent.id(), "7", "still at it", Optional.of("m0"), Optional.of("t1")), sent);
    }

    @Test
    void anotherChatOfTheChannelIsMarkedAndCanBeForbidden() throws Exception {
        inChat("telegram", "default", "7");
        assertFalse(message(Map.of("target", "8", "message", "hi")).error());
        assertEquals("[from telegram] hi", telegram.getFirst().text());
        assertEquals(Optional.empty(), telegram.getFirst().threadId());
        config.values.put("tools.message.crossContext", Map.of("marker", Map.of("enabled", false)));
        message(Map.of("to", "8", "message", "hi"));
        assertEquals("hi", telegram.getLast().text());
        config.values.put("tools.message.crossContext", Map.of("allowWithinProvider", false));
        assertTrue(message(Map.of("to", "8", "message", "hi")).text().contains("tools.message.crossContext.allowWithinProvider"));
        assertFalse(message(Map.of("to", "7", "message", "hi")).error(), "its own chat is always allowed");
    }

    @Test
    void anotherChannelIsForbiddenUntilItIsAllowed() throws Exception {
        inChat("telegram", "default", "7");
        Map<String, Object> other = Map.of("channel", "discord", "to", "99", "message", "hi");
        assertTrue(message(other).text().contains("tools.message.crossContext.allowAcrossProviders"));
        assertEquals(List.of(), discord);
        config.values.put("tools.message.crossContext",
                Map.of("allowAcrossProviders", true, "marker", Map.of("prefix", "<{channel}> ", "suffix", " !")));
        assertFalse(message(other).error());
        assertEquals("<telegram> hi !", discord.getFirst().text());
        config.values.put("tools.message.crossContext", Map.of());
        config.values.put("tools.message.allowCrossContextSend", true);
        assertFalse(message(other).error());
    }

    @Test
    void whoIsInNoChatSaysWhereAndIsNotHeldByThat() throws Exception {
        assertEquals("this conversation is in no chat; say which channel is meant: telegram, discord",
                message(Map.of("message", "hi", "to", "9")).text());
        assertEquals("to is missing; give the id of a chat on discord", message(Map.of("message", "hi", "channel", "discord")).text());
        assertFalse(message(Map.of("channel", "discord", "to", "99", "message", "hi")).error());
        assertEquals("hi", discord.getFirst().text());
    }

    @Test
    void whatCannotBeDoneIsRefusedInPlainWords() throws Exception {
        inChat("telegram", "default", "7");
        assertEquals("action \"react\" can be done by no channel of this gateway; there are send and broadcast",
                message(Map.of("action", "react")).text());
        assertEquals("no channel of this gateway sends files yet; send text only", message(Map.of("media", "a.png")).text());
        assertEquals("message is missing; it is what to say", message(Map.of()).text());
        assertEquals("channel \"pigeon\" is not deployed; there is telegram, discord",
                message(Map.of("channel", "pigeon", "to", "1", "message", "hi")).text());
        assertEquals("channel telegram has no account \"x\"; there is default", message(Map.of("accountId", "x", "message", "hi")).text());
        assertEquals("the message has 101 characters and telegram takes 100; send it in several",
                message(Map.of("message", "x".repeat(101))).text());
        assertTrue(message(Map.of("channel", "webchat", "message", "hi")).text().contains("sessions_send"));
        assertEquals(List.of(), telegram);
    }

    @Test
    void aBroadcastTellsOfEveryChat() throws Exception {
        inChat("telegram", "default", "7");
        ToolResult result = message(Map.of("action", "broadcast", "targets", List.of("7", "nowhere", "9", "7"), "message", "all"));
        assertEquals("telegram:7: sent\nnowhere: telegram/default: chat not found\ntelegram:9: sent", result.text());
        assertFalse(result.error());
        assertEquals(2, telegram.size());
        config.values.put("tools.message.broadcast.enabled", false);
        assertTrue(message(Map.of("action", "broadcast", "targets", List.of("7"), "message", "all")).error());
    }
}
