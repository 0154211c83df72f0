package ai.openclaw.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.Channel;
import ai.openclaw.api.ChannelStatus;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.Receipt;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every {@link Channel} keeps to. A test class implements it and runs it with its own tests. */
public interface ChannelContract {
    /** Starts a channel of the account {@code default} on a platform that works. */
    Fixture start() throws Exception;

    /** A channel, its platform, and a person on it who may speak. */
    interface Fixture extends AutoCloseable {
        Channel channel();

        /** What the channel was given as its inbox. */
        RecordingInbox inbox();

        /** The platform, such as {@code telegram}. */
        String type();

        /** A conversation that messages can be sent to. */
        String address();

        /** The person writes this to the channel. */
        void say(String text) throws Exception;

        /** The texts that the platform took from the channel, oldest first. */
        List<String> sent() throws Exception;

        /** Stops the channel alone, as its {@code @Deactivate} does. */
        void stop() throws Exception;

        /** Takes the platform away. */
        @Override
        void close();
    }

    @Test
    default void handsOverWhatArrives() throws Exception {
        try (Fixture fixture = start()) {
            fixture.say("hello there");
            Await.until("the message is in the inbox", () -> !fixture.inbox().accepted.isEmpty());
            fixture.stop();
            InboundMessage message = fixture.inbox().accepted.getFirst();
            assertEquals(fixture.type(), message.channel());
            assertEquals("default", message.account());
            assertEquals("hello there", message.text());
            assertFalse(message.messageId().isEmpty() || message.senderId().isEmpty() || message.peer().id().isEmpty(), message.toString());
            assertEquals(1, fixture.inbox().accepted.size());
        }
    }

    @Test
    default void givesDifferentMessagesDifferentIds() throws Exception {
        try (Fixture fixture = start()) {
            fixture.say("same words");
            fixture.say("same words");
            Await.until("both messages are in the inbox", () -> fixture.inbox().accepted.size() == 2);
            fixture.stop();
        }
    }

    @Test
    default void offersAgainWhatCouldNotBeStored() throws Exception {
        try (Fixture fixture = start()) {
            fixture.inbox().failNext(2);
            fixture.say("keep me");
            Await.until("the message is in the inbox", () -> !fixture.inbox().accepted.isEmpty());
            fixture.stop();
            assertEquals("keep me", fixture.inbox().accepted.getFirst().text());
        }
    }

    @Test
    default void sendsAndGetsAReceipt() throws Exception {
        try (Fixture fixture = start()) {
            Receipt receipt = fixture.channel().send(new OutboundMessage("m1", fixture.address(), "a plain answer"));
            assertFalse(receipt.messageId().isEmpty());
            assertEquals(List.of("a plain answer"), fixture.sent());
            fixture.stop();
        }
    }

    @Test
    default void tellsItsStatusAtOnce() throws Exception {
        try (Fixture fixture = start()) {
            Await.until("the channel is well", () -> fixture.channel().status().running());
            long began = System.nanoTime();
            ChannelStatus status = fixture.channel().status();
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 100, "status() must not ask the platform");
            assertTrue(status.configured() && status.lastError().isEmpty(), status.toString());
            assertTrue(fixture.channel().textLimit() > 0);
            fixture.stop();
        }
    }

    @Test
    default void stopsSoonAndLeavesNoThread() throws Exception {
        LiveThreads threads = new LiveThreads();
        try (Fixture fixture = start()) {
            fixture.say("hello");
            Await.until("the message is in the inbox", () -> !fixture.inbox().accepted.isEmpty());
            fixture.channel().send(new OutboundMessage("m1", fixture.address(), "hello back"));
            long began = System.nanoTime();
            fixture.stop();
            assertTrue(Duration.ofNanos(System.nanoTime() - began).toMillis() < 2000, "a channel stops within 2 s");
            threads.assertNoneLeft();
        }
    }
}
