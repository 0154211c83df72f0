package ai.openclaw.control;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.api.GatewayMethod;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.NoParams;
import ai.openclaw.api.Scope;
import ai.openclaw.testkit.Await;
import ai.openclaw.testkit.LiveThreads;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Frames of chance: they kill no thread, leak no connection and change nothing (security checklist 18). */
class FuzzTest {
    private static final int FRAMES = 100_000;
    private static final int IN_A_ROW = 500;
    private static final long TIME_BOX_NANOS = 2_000_000_000L;
    private static final List<String> SEEDS = List.of(
            "{\"type\":\"req\",\"id\":\"1\",\"method\":\"ping\",\"params\":{\"a\":[1,2.5e308,-0,true,null]}}",
            "{\"type\":\"req\",\"id\":\"2\",\"method\":\"change\",\"params\":{\"text\":\"\\ud83e\\udd9e\"}}",
            "{\"type\":\"event\",\"event\":\"tick\",\"payload\":{\"ts\":9007199254740993}}", "{\"type\":\"res\",\"id\":\"3\",\"ok\":true}",
            "{\"type\":\"req\",\"id\":\"4\",\"method\":\"connect\",\"params\":{}}", "[[[[[[[[[[]]]]]]]]]]", "\ud83e", "{\"a\":1,\"a\":2}",
            "");
    private final AtomicInteger changes = new AtomicInteger();
    private TestPlane plane;

    @BeforeEach
    void start() throws Exception {
        plane = new TestPlane(GatewayMethod.of("ping", Scope.NONE, NoParams.class, (_, _) -> Map.of("pong", true)),
                GatewayMethod.of("change", Scope.ADMIN, NoParams.class, (_, _) -> Map.of("changes", changes.incrementAndGet())));
    }

    @AfterEach
    void stop() throws Exception { plane.close(); }

    @ParameterizedTest
    @ValueSource(longs = 20_261_121)
    void survivesAHundredThousandFramesOfAClientThatMayNothing(long seed) throws Exception {
        Random random = new Random(seed);
        LiveThreads threads = new LiveThreads();
        for (int sent = 0; sent < FRAMES; sent += IN_A_ROW)
            pour(random, IN_A_ROW);
        nothingIsLeft(threads);
    }

    @Test
    void survivesFramesThatAreOtherEachTime() throws Exception {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        LiveThreads threads = new LiveThreads();
        long end = System.nanoTime() + TIME_BOX_NANOS;
        try {
            while (System.nanoTime() < end)
                pour(random, IN_A_ROW);
            nothingIsLeft(threads);
        } catch (AssertionError e) {
            throw new AssertionError("with the seed " + seed, e);
        }
    }

    @Test
    void closesWhoBeginsWithChance() throws Exception {
        Random random = new Random(7);
        for (int i = 0; i < 200; i++)
            try (TestSocket socket = plane.socket()) {
                socket.pour(sendable(random));
                assertTrue(socket.closed().matches("(1000|1007|1008|1009|error).*"), socket.closed());
            }
        assertTrue(plane.open.list().isEmpty());
    }

    private void nothingIsLeft(LiveThreads threads) throws Exception {
        Await.until("all connections are gone", () -> plane.open.list().isEmpty());
        assertEquals(0, changes.get());
        try (TestSocket socket = plane.connected(TestPlane.ALL_SCOPES)) {
            assertEquals(Map.of("pong", true), socket.request("ping", Map.of()).get("payload"));
        }
        Await.until("the threads are as few as before", () -> threads.added().size() <= 16);
    }

    /** A connection without scopes that sends so many frames, or is sent away before. */
    private void pour(Random random, int frames) throws Exception {
        try (TestSocket socket = plane.connected(List.of())) {
            List<String> all = new ArrayList<>();
            for (int i = 0; i < frames; i++)
                all.add(sendable(random));
            for (String frame : all)
                if (socket.open())
                    socket.pour(frame);
        }
    }

    /** Half a surrogate pair does not leave the test's own client. */
    private static String sendable(Random random) {
        String text = mutated(random);
        return StandardCharsets.UTF_8.newEncoder().canEncode(text) ? text : "{oops";
    }

    private static String mutated(Random random) {
        StringBuilder frame = new StringBuilder(SEEDS.get(random.nextInt(SEEDS.size())));
        for (int edits = random.nextInt(6); edits > 0; edits--) {
            int at = random.nextInt(frame.length() + 1);
            switch (random.nextInt(5)) {
                case 0 -> frame.insert(at, (char) random.nextInt(0xD800));
                case 1 -> frame.insert(at, "{\"\\u0000".repeat(random.nextInt(4)));
                case 2 -> frame.insert(at, "9".repeat(random.nextInt(400)));
                case 3 -> frame.insert(at, frame.toString());
                default -> {
                    if (at < frame.length())
                        frame.deleteCharAt(at);
                }
            }
        }
        String text = frame.toString();
        return text.startsWith("{") && random.nextInt(20) == 0 ? JsonText.write(Map.of("type", "req", "id", "x", "method", text)) : text;
    }
}
