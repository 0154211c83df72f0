package ai.openclaw.channel.telegram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.SettingsReader;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TelegramGroupTest {
    private static final Bot BOT = new Bot(1234, "fake_bot");
    private static final String MENTION = "\"text\":\"@Fake_Bot hello\",\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":9}]";
    private static final String PLAIN = "\"text\":\"hello\"";

    @Test
    void answersAnAllowedSenderThatMentionsTheBot() {
        Incoming.Offer offer = inGroup("{\"allowFrom\":[7]}", MENTION).orElseThrow();
        assertEquals("-100", offer.message().peer().id());
        assertEquals(new ChannelAccess("allowlist", List.of("7")), offer.access());
        assertEquals(Optional.of("-100"), offer.message().replyTo());
    }

    @Test
    void answersAReplyToTheBotAndACommandForIt() {
        String reply = PLAIN + ",\"reply_to_message\":{\"from\":{\"id\":1234}}";
        String command = "\"text\":\"/status@fake_bot\",\"entities\":[{\"type\":\"bot_command\",\"offset\":0,\"length\":16}]";
        assertTrue(inGroup("{\"allowFrom\":[7]}", reply).isPresent());
        assertTrue(inGroup("{\"allowFrom\":[7]}", command).isPresent());
    }

    @Test
    void isSilentWhenItIsNotSpokenTo() {
        String other = "\"text\":\"@fake_bot2 hello\",\"entities\":[{\"type\":\"mention\",\"offset\":0,\"length\":10}]";
        String wrongOffset = "\"text\":\"hi\",\"entities\":[{\"type\":\"mention\",\"offset\":900,\"length\":99}]";
        for (String message : List.of(PLAIN, other, wrongOffset, "\"text\":\"@fake_bot without an entity\""))
            assertTrue(inGroup("{\"allowFrom\":[7]}", message).isEmpty(), message);
    }

    @Test
    void isSilentInGroupsThatAreNotListed() {
        assertTrue(inGroup("{\"allowFrom\":[7],\"groups\":{\"-200\":{}}}", MENTION).isEmpty());
        assertTrue(inGroup("{\"allowFrom\":[7],\"groups\":{\"-100\":{}}}", MENTION).isPresent());
        assertTrue(inGroup("{\"allowFrom\":[7],\"groups\":{\"*\":{}}}", MENTION).isPresent());
        assertTrue(inGroup("{\"allowFrom\":[7],\"groups\":{\"-100\":{\"enabled\":false}}}", MENTION).isEmpty());
        assertTrue(inGroup("{\"allowFrom\":[7],\"groupPolicy\":\"disabled\"}", MENTION).isEmpty());
    }

    @Test
    void letsOnlyListedSendersSpeakWhateverTheDirectPolicyIs() {
        assertEquals(new ChannelAccess("allowlist", List.of()), inGroup("{\"dmPolicy\":\"pairing\"}", MENTION).orElseThrow().access());
        assertEquals(new ChannelAccess("allowlist", List.of("8")),
                inGroup("{\"allowFrom\":[7],\"groupAllowFrom\":[8]}", MENTION).orElseThrow().access());
        assertEquals(new ChannelAccess("allowlist", List.of("9")),
                inGroup("{\"allowFrom\":[7],\"groups\":{\"-100\":{\"allowFrom\":[9]}}}", MENTION).orElseThrow().access());
        assertEquals(ChannelAccess.everybody(), inGroup("{\"groupPolicy\":\"open\"}", MENTION).orElseThrow().access());
    }

    @Test
    void answersEverythingInAGroupThatAsksForIt() {
        assertTrue(inGroup("{\"allowFrom\":[7],\"groups\":{\"-100\":{\"requireMention\":false}}}", PLAIN).isPresent());
    }

    @Test
    void keepsTopicsApart() {
        Incoming.Offer offer = inGroup("{\"allowFrom\":[7]}", MENTION + ",\"is_topic_message\":true,\"message_thread_id\":5").orElseThrow();
        assertEquals("-100:topic:5", offer.message().peer().id());
        assertEquals(Optional.of("5"), offer.message().threadId());
    }

    @Test
    void ignoresBotsAndServiceMessages() {
        String head = "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":\"private\"},";
        assertTrue(read("{}", head + "\"text\":\"x\",\"from\":{\"id\":7,\"is_bot\":true}}}").isEmpty());
        assertTrue(read("{}", head + "\"text\":\"x\"}}").isEmpty());
        assertTrue(read("{}", head + "\"new_chat_title\":\"x\",\"from\":{\"id\":7}}}").isEmpty());
    }

    @Test
    void putsAPlaceholderForMedia() {
        assertEquals("<media:image> look", direct("\"photo\":[],\"caption\":\"look\"").message().text());
        assertEquals("<media:video>", direct("\"document\":{},\"animation\":{}").message().text());
        assertEquals("<media:audio>", direct("\"voice\":{}").message().text());
        assertEquals("📍 52.5, 13.4", direct("\"location\":{\"latitude\":52.5,\"longitude\":13.4}").message().text());
    }

    @Test
    void takesIdsInEverySpellingButNoNames() {
        assertEquals(List.of("7", "8", "9", "-5", "*"), UserIds.of(List.of(7, "telegram:8", " TG:9 ", -5L, "*", "@me", "", "tg:")));
        assertEquals(List.of("@me"), UserIds.names(List.of(7, "@me")));
    }

    private static Incoming.Offer direct(String members) {
        return read("{}", "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":7,\"type\":\"private\"},"
                + "\"from\":{\"id\":7,\"first_name\":\"A\"}," + members + "}}").orElseThrow();
    }

    private static Optional<Incoming.Offer> inGroup(String settings, String members) {
        return read(settings, "{\"update_id\":1,\"message\":{\"message_id\":1,\"date\":1,\"chat\":{\"id\":-100,\"type\":\"supergroup\"},"
                + "\"from\":{\"id\":7,\"first_name\":\"A\"}," + members + "}}");
    }

    private static Optional<Incoming.Offer> read(String settings, String update) {
        try {
            return new Incoming("default",
                    SettingsReader.read(Map.of(".channels.telegram", settings), "channels.telegram", TelegramSettings.class))
                    .read(new ObjectMapper().readTree(update), BOT);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new AssertionError(update, e);
        }
    }
}
