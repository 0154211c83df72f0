package ai.openclaw.method.channels;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeChannels;
import ai.openclaw.testkit.FakeConfig;
import ai.openclaw.testkit.Recorded;
import ai.openclaw.testkit.RecordingEditor;
import ai.openclaw.testkit.Tree;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class ChannelMethodsTest {
    private final FakeChannels channels = new FakeChannels();
    private final FakeConfig config = new FakeConfig();
    private final RecordingEditor editor = new RecordingEditor();
    private final ChannelMethods methods = new ChannelMethods(channels, config, editor);
    private final FakeCall call = new FakeCall();

    @Test
    void refusesInTheWordsOfTheRecordedExchanges() throws Exception {
        for (Recorded exchange : Recorded.of(getClass()))
            assertEquals(exchange.refusal(), exchange.replay(methods, call), exchange.name());
    }

    @Test
    void aPollNeedsAChannelAndOptions() {
        Map<String, Object> poll = Map.of("to", "x", "question", "q", "options", List.of("a", "b"), "idempotencyKey", "p1");
        assertEquals("Error: Channel is required (no configured channels detected).",
                assertThrows(GatewayException.class, () -> call.invoke(methods, "poll", poll)).message());
        assertEquals("invalid poll params: must have required property 'options'", assertThrows(GatewayException.class,
                () -> call.invoke(methods, "poll", Map.of("to", "x", "question", "q", "idempotencyKey", "p1"))).message());
    }

    @Test
    void nothingDeployedIsEmpty() throws Exception {
        Map<?, ?> status = status(Map.of());
        assertEquals(List.of(), status.get("channelOrder"));
        assertEquals(Map.of(), status.get("channels"));
        assertEquals(Map.of(), status.get("channelAccounts"));
    }

    @Test
    void tellsEveryAccountAndSumsUpTheDefaultOne() throws Exception {
        channels.add("telegram", "work", new Platform(true));
        channels.add("telegram", "default", new Platform(true));
        Map<?, ?> status = status(Map.of());
        assertEquals(List.of("telegram"), status.get("channelOrder"));
        assertEquals(Map.of("telegram", "Telegram Bot"), status.get("channelDetailLabels"));
        assertEquals(Map.of("telegram", "default"), status.get("channelDefaultAccountId"));
        assertEquals("default", Tree.at(status, "channelAccounts", "telegram", 1, "accountId"));
        assertEquals(true, Tree.at(status, "channels", "telegram", "running"));
        assertNull(Tree.at(status, "channels", "telegram", "lastError"));
        assertFalse(Tree.keys(status, "channels", "telegram").contains("probe"));
    }

    @Test
    void probesAllAtOnceAndWaitsForNobodyTooLong() throws Exception {
        channels.add("irc", "default", new Platform(false));
        channels.add("telegram", "default", new Platform(true));
        Map<?, ?> status = status(Map.of("probe", true, "timeoutMs", 50));
        assertEquals(true, Tree.at(status, "channels", "telegram", "probe", "ok"));
        assertEquals(false, Tree.at(status, "channels", "irc", "probe", "ok"));
        assertEquals("no answer within 50 ms", Tree.at(status, "channels", "irc", "probe", "error"));
    }

    @Test
    void sendsThroughTheOnlyChannel() throws Exception {
        Platform platform = new Platform(true);
        channels.add("telegram", "work", platform);
        Object answer = send(Map.of());
        assertEquals(Map.of("runId", "x1", "messageId", "m-x1", "channel", "telegram", "accountId", "work", "to", "123"), answer);
        assertEquals("hi", platform.sent.getFirst().text());
    }

    @Test
    void refusesWhatCannotBeSent() {
        refused(Map.of(), "Error: Channel is required (no configured channels detected).");
        refused(Map.of("channel", "nope"), "unsupported channel: nope");
        refused(Map.of("channel", "webchat"),
                "unsupported channel: webchat (internal-only). Use `chat.send` for WebChat UI messages or choose a deliverable channel.");
        refused(Map.of("message", " "), "Error: message or media required");
        refused(Map.of("mediaUrl", "https://x"), "Error: media are not sent by this version yet; send text only");
        channels.add("telegram", "default", new Platform(true));
        channels.add("irc", "default", new Platform(true));
        refused(Map.of(), "Error: Channel is required when multiple channels are configured: telegram, irc");
    }

    /** As the command line 2026.9.6 was seen to send it. */
    @Test
    void anActionOfProtocol4SendsToo() throws Exception {
        Platform platform = new Platform(true);
        channels.add("telegram", "default", platform);
        Object answer = act("send", Map.of("pin", false, "silent", false, "channel", "telegram", "target", "555", "message", "hi", "to",
                "telegram:555", "__sessionKey", "agent:main:main"));
        assertEquals("m-x1", Tree.at(answer, "messageId"));
        assertEquals("telegram:555", platform.sent.getFirst().to());
        act("send", Map.of("target", "556", "message", "hi"));
        assertEquals("556", platform.sent.getLast().to());
    }

    @Test
    void anActionThatCannotBeDoneSaysWhy() {
        channels.add("telegram", "default", new Platform(true));
        actionRefused("send", Map.of("message", "hi"), "Error: send needs a target: params.to");
        actionRefused("send", Map.of("to", "5", "media", "/tmp/x.png"), "Error: media are not sent by this version yet; send text only");
        actionRefused("poll", Map.of("to", "5", "pollQuestion", "q", "pollOption", List.of("a", "b")),
                "unsupported poll channel: telegram");
        actionRefused("react", Map.of("to", "5"), "action \"react\" is not known for channel telegram; there is send");
    }

    private void actionRefused(String action, Map<String, ?> params, String message) {
        assertEquals(message, assertThrows(GatewayException.class, () -> act(action, params)).message());
    }

    private Object act(String action, Map<String, ?> params) throws Exception {
        return call.invoke(methods, "message.action", Map.of("channel", "telegram", "action", action, "params", params, "senderIsOwner",
                true, "agentId", "main", "conversationReadOrigin", "direct-operator", "idempotencyKey", "x1"));
    }

    private void refused(Map<String, ?> params, String message) {
        assertEquals(message, assertThrows(GatewayException.class, () -> send(params)).message());
    }

    private Object send(Map<String, ?> more) throws Exception {
        Map<String, Object> params = new HashMap<>(Map.of("to", "123", "message", "hi", "idempotencyKey", "x1"));
        params.putAll(more);
        return call.invoke(methods, "send", params);
    }

    private Map<?, ?> status(Map<String, ?> params) throws Exception { return (Map<?, ?>) call.invoke(methods, "channels.status", params); }

    private static final class Platform implements Channel, ChannelProbe {
        private final boolean answers;
        private final List<OutboundMessage> sent = new CopyOnWriteArrayList<>();

        Platform(boolean answers) { this.answers = answers; }

        @Override
        public Receipt send(OutboundMessage message) {
            sent.add(message);
            return new Receipt("m-" + message.id());
        }

        @Override
        public Probe probe(Duration timeout) {
            if (!answers)
                hang();
            return new Probe(true, "", 1);
        }

        private static void hang() {
            try {
                new CountDownLatch(1).await();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
    }
}
