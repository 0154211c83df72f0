package ai.openclaw.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChannelProbe;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import ai.openclaw.testkit.FakeTelegramServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramSendTest {
    @TempDir
    Path state;
    private TelegramFixture telegram;

    @BeforeEach
    void start() { telegram = new TelegramFixture(state); }

    @AfterEach
    void close() { telegram.close(); }

    @Test
    void sendsHtmlWithReplyAndThread() {
        Receipt receipt = telegram.channel()
                .send(new OutboundMessage("m", "telegram:-100", "**hi** <you>", Optional.of("-100:55"), Optional.of("5")));
        assertEquals(Map.of("chat_id", "-100", "text", "<b>hi</b> &lt;you&gt;", "parse_mode", "HTML", "message_thread_id", 5,
                "reply_parameters", Map.of("message_id", 55, "allow_sending_without_reply", true)), telegram.server.sent().getFirst());
        assertTrue(receipt.messageId().matches("-100:\\d+"), receipt.messageId());
        assertTrue(telegram.channel().status().lastOutboundAt().isPresent());
    }

    @Test
    void leavesTheGeneralTopicAndThePreviewOut() {
        telegram.restart(",\"linkPreview\":false").send(new OutboundMessage("m", "-100", "hi", Optional.empty(), Optional.of("1")));
        assertEquals(Map.of("chat_id", "-100", "text", "hi", "parse_mode", "HTML", "link_preview_options", Map.of("is_disabled", true)),
                telegram.server.sent().getFirst());
    }

    @Test
    void sendsPlainTextWhenTheMarkupIsNotUnderstood() {
        telegram.server.fail("sendMessage", 400, "Bad Request: can't parse entities: unexpected end tag", Map.of());
        telegram.channel().send(new OutboundMessage("m", "7", "**hi**"));
        assertEquals(Map.of("chat_id", "7", "text", "**hi**"), telegram.server.sent().getFirst());
    }

    @Test
    void saysWhetherAnotherTryMaySucceed() {
        assertEquals(ErrorCode.INVALID_REQUEST, refusal(400, "Bad Request: chat not found", Map.of()).code());
        assertEquals(ErrorCode.INVALID_REQUEST, refusal(403, "Forbidden: bot was blocked by the user", Map.of()).code());
        assertEquals(ErrorCode.UNAVAILABLE, refusal(500, "Internal Server Error", Map.of()).code());
        assertEquals(ErrorCode.UNAVAILABLE, refusal(401, "Unauthorized", Map.of()).code());
        GatewayException busy = refusal(429, "Too Many Requests: retry after 3", Map.of("retry_after", 3));
        assertEquals(3000, busy.retryAfterMs().orElse(0));
        assertEquals("telegram/default: message to 7 not sent: Telegram answered 429: Too Many Requests: retry after 3", busy.message());
    }

    @Test
    void neverShowsTheTokenWhenTheConnectionBreaks() {
        telegram.server.cut("sendMessage");
        GatewayException e = assertThrows(GatewayException.class, () -> telegram.channel().send(new OutboundMessage("m", "7", "hi")));
        assertEquals(ErrorCode.UNAVAILABLE, e.code());
        assertFalse(e.message().contains(FakeTelegramServer.TOKEN), e.message());
        assertTrue(e.isUncertain(), "the request left, so nobody knows whether it was carried out");
        assertTrue(e.message().startsWith("telegram/default: message to 7 not sent: the connection to 127.0.0.1 was cut"), e.message());
    }

    @Test
    void refusesWhatIsTooLongForTelegram() {
        GatewayException e = assertThrows(GatewayException.class,
                () -> telegram.channel().send(new OutboundMessage("m", "7", "x".repeat(4097))));
        assertEquals(ErrorCode.INVALID_REQUEST, e.code());
        assertEquals(4000, telegram.channel().textLimit());
    }

    @Test
    void probesWithALiveCall() {
        ChannelProbe channel = (ChannelProbe) telegram.channel();
        assertTrue(channel.probe(Duration.ofSeconds(5)).ok());
        telegram.server.fail("getMe", 401, "Unauthorized", Map.of());
        assertEquals("401: Unauthorized", channel.probe(Duration.ofSeconds(5)).error());
    }

    private GatewayException refusal(int status, String description, Map<String, Object> parameters) {
        telegram.server.fail("sendMessage", status, description, parameters);
        return assertThrows(GatewayException.class, () -> telegram.channel().send(new OutboundMessage("m", "7", "hi")));
    }
}
