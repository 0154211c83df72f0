package ai.openclaw.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.ChannelAccess;
import ai.openclaw.api.ChatCommand;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.InboundMessage;
import ai.openclaw.api.Inbox.Admission;
import ai.openclaw.api.OutboundMessage;
import ai.openclaw.api.RunRequest;
import ai.openclaw.testkit.Await;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeliveryTest {
    @TempDir
    Path folder;
    private final ScriptedModel model = new ScriptedModel();
    private final RecordingChannel channel = new RecordingChannel();
    private CoreHarness core;

    @BeforeEach
    void start() throws Exception { core = new CoreHarness(folder, model); }

    @AfterEach
    void stop() { core.close(); }

    private void restart() throws Exception {
        core.close();
        core = new CoreHarness(folder, model);
    }

    @Test
    void answersAMessageWhereItCameFrom() {
        core.deploy(channel);
        core.receive("1", "hi");
        Await.until("it is answered", () -> channel.texts().equals(List.of("re: hi")));
        assertEquals("anna", channel.sent.getFirst().to());
    }

    @Test
    void aCommandIsAnsweredByTheGatewayBesideARunThatWorks() throws Exception {
        core.commands.bind(new OneService<>(() -> List.of(
                new ChatCommand("stop", List.of(), "", "ends it", false, spoken -> "stopped " + core.desk.stop(spoken.sessionKey()).size()),
                new ChatCommand("purge", List.of(), "", "for the owner", true, _ -> "purged"))), Map.of("service.id", 1L));
        core.deploy(channel);
        model.gate = new CountDownLatch(1);
        core.receive("1", "think long");
        Await.until("the model is asked", () -> model.requests.size() == 1);
        core.receive("2", "/stop");
        Await.until("it is answered", () -> channel.texts().equals(List.of("stopped 1")));
        core.receive("3", "/purge now");
        Await.until("it is refused", () -> channel.sent.size() == 2);
        assertTrue(channel.texts().getLast().contains("commands.ownerAllowFrom"), channel.texts().toString());
        core.settings.put("commands.ownerAllowFrom", List.of("fake:anna"));
        core.receive("4", "/purge now");
        Await.until("the owner may", () -> channel.texts().getLast().equals("purged"));
        assertEquals(1, model.requests.size());
    }

    @Test
    void answersAMessageOnceHoweverOftenItIsOffered() throws Exception {
        core.deploy(channel);
        core.receive("1", "hi");
        Await.until("it is answered", () -> channel.sent.size() == 1);
        core.receive("1", "hi");
        restart();
        core.deploy(channel);
        core.receive("1", "hi");
        core.receive("2", "there");
        Await.until("the next is answered", () -> channel.sent.size() >= 2);
        assertEquals(List.of("re: hi", "re: there"), channel.texts());
    }

    @Test
    void answersAfterARestartWhatWasNotAnswered() throws Exception {
        model.gate = new CountDownLatch(1);
        core.receive("1", "hi");
        core.close();
        model.gate = new CountDownLatch(0);
        core = new CoreHarness(folder, model);
        core.deploy(channel);
        Await.until("it is answered", () -> channel.texts().equals(List.of("re: hi")));
    }

    @Test
    void keepsAReplyUntilItsChannelIsThere() throws Exception {
        core.receive("1", "hi");
        Await.until("the run ends", () -> core.keeper.ledger().unsent().size() == 1);
        restart();
        core.deploy(channel);
        Await.until("it is sent", () -> channel.texts().equals(List.of("re: hi")));
    }

    @Test
    void triesAgainInOrder() {
        channel.failures.set(3);
        core.deploy(channel);
        core.receive("1", "a");
        core.receive("2", "b");
        Await.until("both are sent", () -> channel.sent.size() == 2);
        assertEquals(List.of("re: a", "re: b"), channel.texts());
    }

    @Test
    void doesNotSendAgainWhatMayHaveArrived() {
        List<String> tried = new java.util.concurrent.CopyOnWriteArrayList<>();
        core.deploy(message -> {
            tried.add(message.text());
            if (message.text().endsWith("a"))
                throw GatewayException.uncertain("fake/default: the answer was lost");
            return new ai.openclaw.api.Receipt("1");
        });
        core.receive("1", "a");
        core.receive("2", "b");
        Await.until("the next is tried", () -> tried.size() >= 2);
        assertEquals(List.of("re: a", "re: b"), tried);
    }

    @Test
    void refusesStrangersAndNobody() {
        ChannelAccess friends = new ChannelAccess("allowlist", List.of("anna"));
        assertEquals(Admission.REFUSED, core.inbox.receive(InboundMessage.direct("fake", "default", "1", "eve", "hi"), friends));
        assertEquals(Admission.REFUSED,
                core.inbox.receive(InboundMessage.direct("fake", "default", "2", "", "hi"), ChannelAccess.everybody()));
        assertEquals(Admission.ACCEPTED, core.inbox.receive(InboundMessage.direct("fake", "default", "1", "anna", "hi"), friends));
    }

    @Test
    void sendsAMessageOfAProgramOnce() {
        core.deploy(channel);
        OutboundMessage message = new OutboundMessage("idem-1", "anna", "news");
        String first = core.outbox.send("fake", "default", message, Duration.ofSeconds(5)).messageId();
        assertEquals(first, core.outbox.send("fake", "default", message, Duration.ofSeconds(5)).messageId());
        assertEquals(1, channel.sent.size());
    }

    @Test
    void saysAtOnceThatAnEarlierMessageFails() {
        AtomicBoolean network = new AtomicBoolean();
        core.deploy(message -> {
            if (!network.get())
                throw GatewayException.unavailable("fake/default: no network").retryAfterMs(5);
            return channel.send(message);
        });
        assertEquals("fake/default: no network", refusal("idem-1"));
        assertEquals("fake/default: the message is stored and sent after an earlier one, which fails: fake/default: no network",
                refusal("idem-2"));
        assertEquals("fake/default: no network", refusal("idem-1"), "the same again");
        network.set(true);
        Await.until("both are sent, in order", () -> channel.texts().equals(List.of("news of idem-1", "news of idem-2")));
        Await.until("the next is sent at once", () -> refusal("idem-3").isEmpty());
    }

    /** Why a message of a program is not sent now; empty when it is. */
    private String refusal(String id) {
        try {
            core.outbox.send("fake", "default", new OutboundMessage(id, "anna", "news of " + id), Duration.ofSeconds(5));
            return "";
        } catch (GatewayException e) {
            return e.message();
        }
    }

    @Test
    void saysWhichChannelIsUnknown() {
        assertEquals("unsupported channel: pigeon", assertThrows(GatewayException.class,
                () -> core.outbox.send("pigeon", "default", new OutboundMessage("x", "a", "b"), Duration.ofSeconds(1))).message());
    }

    @Test
    void cutsLongAnswersAtTheChannelsLimit() {
        List<String> pieces = TextChunks.of("word ".repeat(50) + "\n```\n" + "code line\n".repeat(30) + "```", 120);
        assertTrue(pieces.stream().allMatch(piece -> piece.length() <= 120), pieces.toString());
        assertTrue(pieces.stream().allMatch(piece -> piece.split("```", -1).length % 2 == 1), pieces.toString());
    }

    @Test
    void whatAWebhookAskedForGoesToWhereTheAgentWasLastSpokenTo() throws Exception {
        core.deploy(channel);
        core.receive("1", "hi");
        Await.until("it is answered", () -> channel.sent.size() == 1);
        core.desk.start(hook("h1", new RunRequest.Delivery("last", Optional.empty(), Optional.empty(), Optional.empty())));
        core.desk.start(hook("h2", new RunRequest.Delivery("fake", Optional.empty(), Optional.of("bert"), Optional.empty())));
        core.desk.start(hook("h3", new RunRequest.Delivery("other", Optional.empty(), Optional.empty(), Optional.empty())));
        Await.until("they are delivered", () -> channel.sent.size() == 3);
        assertEquals(List.of("re: h1 anna", "re: h2 bert"),
                channel.sent.stream().skip(1).map(message -> message.text() + " " + message.to()).sorted().toList());
        assertTrue(core.desk.await("h3", Duration.ofSeconds(10)).isPresent(), "nobody is there to tell, and it is done all the same");
    }

    @Test
    void whatAWebhookAskedForIsDeliveredAfterARestartToo() throws Exception {
        model.gate = new CountDownLatch(1);
        core.desk.start(hook("h1", new RunRequest.Delivery("fake", Optional.empty(), Optional.of("bert"), Optional.empty())));
        core.close();
        model.gate = new CountDownLatch(0);
        core = new CoreHarness(folder, model);
        core.deploy(channel);
        Await.until("it is delivered", () -> channel.texts().equals(List.of("re: h1")));
        assertEquals("bert", channel.sent.getFirst().to());
    }

    private static RunRequest hook(String id, RunRequest.Delivery delivery) {
        return new RunRequest(id, "hook:" + id, id, RunRequest.Source.HOOK, Optional.empty(), Duration.ofSeconds(20))
                .delivery(Optional.of(delivery));
    }
}
