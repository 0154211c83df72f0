package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.FakeModelServer;
import ai.openclaw.testkit.FakeTelegramServer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gateway is killed at random moments while messages come in; each is answered once, or reported. */
class KillIT {
    private static final int ROUNDS = Integer.getInteger("openclaw.kills", 25);
    private static final Pattern REPORTED = Pattern
            .compile("while the message [^ ]*?(\\d+)#\\d+ to [^ ]+ was sent; it may or may not have arrived");
    private final FakeTelegramServer telegram = new FakeTelegramServer();
    private final FakeModelServer model = new FakeModelServer();
    /** What was said, by the id of its message. */
    private final Map<Long, String> said = new LinkedHashMap<>();
    @TempDir
    Path folder;
    private Installation installation;

    @BeforeEach
    void install() throws IOException {
        installation = new Installation(folder).configure(Installation.telegram(telegram), Installation.model(model));
    }

    @AfterEach
    void stop() {
        installation.close();
        telegram.close();
        model.close();
    }

    @Test
    void everyMessageIsAnsweredOnceOrReported() throws Exception {
        long seed = Long.getLong("openclaw.seed", System.nanoTime());
        System.out.println("kill -9 with seed " + seed + " (-Dopenclaw.seed=… repeats it)");
        Random random = new Random(seed);
        RunningGateway gateway = installation.gateway();
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = random.nextInt(4); i >= 0; i--)
                say(random);
            // the kill is to come before, while and after a message is taken, answered and sent
            LockSupport.parkNanos(Duration.ofMillis(random.nextInt(round % 3 == 0 ? 800 : 200)).toNanos());
            gateway.kill();
            say(random);
            gateway = installation.gateway();
        }
        Await.until("everything is answered or reported", Duration.ofSeconds(60), () -> open().isEmpty() && telegram.unconfirmed() == 0);
        gateway.signal("TERM");
        assertEquals(0, gateway.awaitExit());
        judge();
    }

    private void say(Random random) {
        String word = "word-" + said.size();
        said.put(telegram.say(7, "ECHO:" + word + (random.nextInt(3) == 0 ? " LATER" : "")), word);
    }

    /** How often each word was the answer. */
    private Map<String, Integer> answers() {
        Map<String, Integer> answers = new TreeMap<>();
        telegram.sent().forEach(message -> answers.merge(String.valueOf(message.get("text")), 1, Integer::sum));
        return answers;
    }

    /** The words whose answer the gateway says it may or may not have sent. */
    private Set<String> reported() throws IOException {
        return REPORTED.matcher(installation.log()).results().map(found -> said.get(Long.parseLong(found.group(1))))
                .collect(Collectors.toSet());
    }

    /** The words that are neither answered nor reported. */
    private Set<String> open() throws IOException {
        Set<String> open = new TreeSet<>(said.values());
        open.removeAll(answers().keySet());
        open.removeAll(reported());
        return open;
    }

    private void judge() throws IOException {
        Map<String, Integer> answers = answers();
        Set<String> unanswered = new TreeSet<>(said.values());
        unanswered.removeAll(answers.keySet());
        System.out.println(said.size() + " messages, " + ROUNDS + " kills, " + answers.size() + " answered, " + reported().size()
                + " reported, of which " + unanswered.size() + " did not arrive; " + model.requests().size() + " requests to the model");
        assertEquals(Set.of(), open(), "lost");
        answers.values().removeIf(times -> times == 1);
        assertEquals(Map.of(), answers, "sent twice");
    }
}
