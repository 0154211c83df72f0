package ai.openclaw.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChannelStatus;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Peer;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ChannelContract;
import ai.openclaw.testkit.FakeTelegramServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TelegramPollTest implements ChannelContract {
    @TempDir
    Path state;
    private final List<TelegramFixture> fixtures = new ArrayList<>();

    @Override
    public Fixture start() { return telegram(); }

    private TelegramFixture telegram() {
        TelegramFixture fixture = new TelegramFixture(state);
        fixtures.add(fixture);
        return fixture;
    }

    @AfterEach
    void close() { fixtures.forEach(TelegramFixture::close); }

    @Test
    void namesChatAndMessageInTheId() {
        TelegramFixture telegram = telegram();
        long id = telegram.server.say(7, "hello");
        InboundMessage message = first(telegram);
        assertEquals("7:" + id, message.messageId());
        assertEquals(Peer.direct("7"), message.peer());
        assertEquals("Person 7", message.senderName());
    }

    @Test
    void goesOnAtTheStoredOffsetAfterARestart() throws Exception {
        TelegramFixture telegram = telegram();
        telegram.say("one");
        Await.until("the offset is stored", () -> Files.exists(offset()));
        telegram.stop();
        assertTrue(Files.readString(offset()).contains("\"lastUpdateId\":100"), Files.readString(offset()));
        telegram.say("two");
        int polls = telegram.server.polls().size();
        telegram.restart("");
        Await.until("the second arrived", () -> telegram.arrived().size() == 2);
        assertEquals(101, telegram.server.polls().get(polls).get("offset"));
        assertEquals(List.of("one", "two"), telegram.arrived());
        assertEquals(2, telegram.inbox().accesses.size(), "nothing was offered twice");
    }

    @Test
    void doesNotConfirmWhatTheInboxDidNotTake() {
        TelegramFixture telegram = telegram();
        telegram.inbox().failNext(Integer.MAX_VALUE);
        telegram.say("keep me");
        Await.until("it was offered twice", () -> telegram.inbox().accesses.size() >= 2);
        assertEquals(1, telegram.server.unconfirmed());
        assertFalse(Files.exists(offset()));
        assertEquals("telegram/default: the inbox does not take messages: inbox: disk full", error(telegram));
        telegram.stop();
        telegram.inbox().failNext(0);
        telegram.restart("");
        Await.until("it arrived", () -> telegram.arrived().equals(List.of("keep me")));
        Await.until("all is well", () -> telegram.channel().status().lastError().isEmpty());
    }

    @Test
    void handsARepeatedUpdateOverOnce() {
        TelegramFixture telegram = telegram();
        telegram.say("once");
        Await.until("it arrived", () -> telegram.server.unconfirmed() == 0 && telegram.arrived().size() == 1);
        telegram.server.update(Map.of("update_id", 100, "message",
                Map.of("message_id", 1, "date", 1, "text", "once", "from", Map.of("id", 7), "chat", Map.of("id", 7, "type", "private"))));
        telegram.server.update(Map.of("update_id", 101, "message",
                Map.of("message_id", 2, "date", 1, "text", "more", "from", Map.of("id", 7), "chat", Map.of("id", 7, "type", "private"))));
        Await.until("the next arrived", () -> telegram.arrived().contains("more"));
        assertEquals(List.of("once", "more"), telegram.arrived());
    }

    @Test
    void takesUpdatesWhoseNumbersStartAgainLower() {
        TelegramFixture telegram = telegram();
        telegram.say("before");
        Await.until("it arrived", () -> telegram.arrived().size() == 1);
        telegram.server.forgetOffset();
        telegram.server.update(Map.of("update_id", 5, "message",
                Map.of("message_id", 9, "date", 1, "text", "after", "from", Map.of("id", 7), "chat", Map.of("id", 7, "type", "private"))));
        Await.until("the next arrived", () -> telegram.arrived().contains("after"));
    }

    @Test
    void stopsAndSaysWhyWhenTheTokenIsRefused() {
        TelegramFixture telegram = telegram();
        telegram.server.fail("getUpdates", 401, "Unauthorized", Map.of());
        Await.until("the poll ended", () -> !telegram.channel().status().running());
        assertEquals("telegram/default: token rejected (401); set channels.telegram.botToken", error(telegram));
        assertTrue(telegram.channel().status().configured());
    }

    @Test
    void saysThatAnotherProgramPollsAndTriesAgain() {
        TelegramFixture telegram = telegram();
        telegram.server.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request", Map.of());
        telegram.server.fail("getUpdates", 409, "Conflict: terminated by other getUpdates request", Map.of());
        Await.until("it is told", () -> error(telegram).contains("another program is polling this bot (409)"));
        telegram.say("still there?");
        Await.until("it arrived", () -> telegram.arrived().size() == 1);
        Await.until("all is well", () -> telegram.channel().status().lastError().isEmpty());
    }

    @Test
    void leavesTelegramAloneAsLongAsItWants() {
        TelegramFixture telegram = telegram();
        telegram.server.fail("getUpdates", 429, "Too Many Requests: retry after 1", Map.of("retry_after", 1));
        Await.until("it is told", () -> error(telegram).contains("(429)"));
        int polls = telegram.server.polls().size();
        long began = System.nanoTime();
        telegram.say("later");
        Await.until("it arrived", () -> telegram.arrived().size() == 1);
        assertTrue(System.nanoTime() - began > 700_000_000, "it waited for the second");
        assertTrue(telegram.server.polls().size() <= polls + 2);
    }

    @Test
    void survivesCutsGarbageAndServerErrors() {
        TelegramFixture telegram = telegram();
        telegram.server.cut("getUpdates");
        telegram.server.garble("getUpdates");
        telegram.server.fail("getUpdates", 502, "Bad Gateway", Map.of());
        telegram.server.cut("getMe");
        telegram.say("through");
        Await.until("it arrived", () -> telegram.arrived().equals(List.of("through")));
        Await.until("all is well", () -> telegram.channel().status().lastError().isEmpty());
    }

    @Test
    void leavesOutUpdatesThatMakeNoSense() {
        TelegramFixture telegram = telegram();
        telegram.server.update(Map.of("update_id", 100, "message", "what?"));
        telegram.server.update(Map.of("update_id", 101, "message", Map.of("message_id", 1, "date", Long.MAX_VALUE, "text", "x", "from",
                Map.of("id", 7), "chat", Map.of("id", 7, "type", "private"))));
        telegram.server.update(Map.of("update_id", 102, "poll", Map.of()));
        telegram.server.update(Map.of("update_id", 103, "message",
                Map.of("message_id", 2, "date", 1, "text", "fine", "from", Map.of("id", 7), "chat", Map.of("id", 7, "type", "private"))));
        Await.until("the good one arrived", () -> telegram.arrived().equals(List.of("fine")));
        Await.until("all are confirmed", () -> telegram.server.unconfirmed() == 0);
    }

    @Test
    void losesAndRepeatsNothingWhileItIsUpdated() {
        TelegramFixture telegram = telegram();
        List<String> said = IntStream.range(0, 200).mapToObj(i -> "m" + i).toList();
        Thread speaker = Thread.ofVirtual().start(() -> said.forEach(text -> {
            telegram.say(text);
            java.util.concurrent.locks.LockSupport.parkNanos(2_000_000);
        }));
        while (speaker.isAlive())
            telegram.restart("");
        Await.until("all arrived", () -> telegram.arrived().size() == said.size());
        assertEquals(said, telegram.arrived());
    }

    @Test
    void forgetsTheOffsetOfAnotherBot() throws Exception {
        Files.createDirectories(offset().getParent());
        Files.writeString(offset(), "{\"version\":2,\"lastUpdateId\":5000,\"botId\":\"99\"}");
        TelegramFixture telegram = telegram();
        telegram.say("hello");
        Await.until("it arrived", () -> telegram.arrived().size() == 1);
        assertEquals(0, telegram.server.polls().getFirst().get("offset"));
    }

    @Test
    void startsOverWhenTheOffsetIsUnreadable() throws Exception {
        Files.createDirectories(offset().getParent());
        Files.writeString(offset(), "{\"versi");
        TelegramFixture telegram = telegram();
        telegram.say("hello");
        Await.until("it arrived", () -> telegram.arrived().size() == 1);
    }

    @Test
    void takesTheTokenFromTheEnvironment() {
        TelegramFixture telegram = telegram();
        telegram.gateway.environment.put("TELEGRAM_BOT_TOKEN", FakeTelegramServer.TOKEN);
        TelegramChannel channel = new TelegramChannel(Map.of(".channels.telegram", "{\"apiRoot\":\"" + telegram.server.apiRoot() + "\"}"),
                telegram.inbox(), telegram.gateway);
        assertEquals("env", channel.status().tokenSource());
        channel.stop();
    }

    @Test
    void saysWhatIsMissing() {
        assertEquals("telegram/work: no bot token; get one from @BotFather and set channels.telegram.accounts.work.botToken",
                unconfigured("work", "{}"));
        assertEquals("telegram/default: what channels.telegram.botToken holds is no bot token; it looks like 123456:ABC-def and comes from "
                + "@BotFather", unconfigured("default", "{\"botToken\":\"${TOKEN}\"}"));
        assertEquals("telegram/default: channels.telegram.apiRoot is no http or https address",
                unconfigured("default", "{\"botToken\":\"1:abc\",\"apiRoot\":\"ftp://x\"}"));
        assertEquals("telegram/default: channels.telegram: at /dmPolicy: must be equal to one of the allowed values",
                unconfigured("default", "{\"dmPolicy\":\"everyone\"}"));
        assertEquals("telegram/default is disabled; set channels.telegram.enabled to true", unconfigured("default", "{\"enabled\":false}"));
    }

    private String unconfigured(String account, String json) {
        TelegramFixture telegram = telegram();
        TelegramChannel channel = new TelegramChannel(Map.of("openclaw.instance", account, ".channels.telegram", json), telegram.inbox(),
                telegram.gateway);
        ChannelStatus status = channel.status();
        assertFalse(status.configured() || status.running(), status.toString());
        return status.lastError().orElse("");
    }

    private Path offset() { return state.resolve("telegram/update-offset-default.json"); }

    private static InboundMessage first(TelegramFixture telegram) {
        Await.until("a message arrived", () -> !telegram.inbox().accepted.isEmpty());
        return telegram.inbox().accepted.getFirst();
    }

    private static String error(TelegramFixture telegram) {
        Optional<String> error = telegram.channel().status().lastError();
        return error.orElse("");
    }
}
