package ai.openclaw.hotswap;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.ControlClient;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.BundleContext;

/** A channel is replaced again and again while people write through it. */
class TelegramSwapIT {
    private static final int SWAPS = 50;
    /** Where the machine is slow, people wait before more is said than a session holds: the rest would be refused in words, each the same. */
    private static final int MAX_UNANSWERED = 50;
    @TempDir
    Path folder;

    @Test
    void noMessageIsLostOrAnsweredTwiceAndNobodyElseNotices() throws Exception {
        try (FakeTelegramServer telegram = new FakeTelegramServer();
                FakeModelServer model = new FakeModelServer();
                HostedGateway gateway = new HostedGateway(folder, Texts.telegram(telegram), Texts.model(model));
                ControlClient page = gateway.connect()) {
            Await.until("telegram polls", () -> telegram.waiting() == 1);
            AtomicInteger said = new AtomicInteger();
            AtomicBoolean over = new AtomicBoolean();
            Thread people = Thread.ofVirtual().start(() -> {
                while (!over.get()) {
                    if (said.get() - telegram.sent().size() < MAX_UNANSWERED)
                        telegram.say(7, "ECHO:word-" + said.getAndIncrement());
                    LockSupport.parkNanos(Duration.ofMillis(25).toNanos());
                }
            });
            List<Long> micros = new ArrayList<>();
            for (int swap = 0; swap < SWAPS; swap++) {
                micros.add(swap(gateway));
                int before = telegram.sent().size();
                Await.until("it goes on", Duration.ofSeconds(30), () -> telegram.sent().size() > before);
                assertTrue(page.open());
                assertEquals("main", page.ask("health", Map.of()).path("defaultAgentId").asText());
            }
            over.set(true);
            people.join();
            Await.until("all is answered", Duration.ofSeconds(60), () -> answers(telegram).size() == said.get());
            Collections.sort(micros);
            System.out.printf("%d swaps of channel.telegram: service back after %.1f ms median, %.1f ms at most; %d messages%n", SWAPS,
                    micros.get(SWAPS / 2) / 1000.0, micros.getLast() / 1000.0, said.get());
            Map<String, Integer> answers = answers(telegram);
            answers.values().removeIf(times -> times == 1);
            assertEquals(Map.of(), answers, "answered twice");
            assertTrue(page.agent("main", "ECHO:page").contains("page"));
            page.event("chat", chat -> chat.toString().contains("word-0"));
            assertTrue(page.open());
        }
    }

    private static long swap(HostedGateway gateway) throws Exception {
        BundleContext context = gateway.context();
        long began = System.nanoTime();
        gateway.update("channel.telegram");
        Await.until("the channel is back",
                () -> context.getAllServiceReferences("ai.openclaw.api.Channel", "(openclaw.channel.type=telegram)") != null);
        return (System.nanoTime() - began) / 1000;
    }

    private static Map<String, Integer> answers(FakeTelegramServer telegram) {
        Map<String, Integer> answers = new TreeMap<>();
        telegram.sent().forEach(message -> answers.merge(String.valueOf(message.get("text")), 1, Integer::sum));
        return answers;
    }
}
