package ai.openclaw.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.openclaw.testkit.Await;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every recorded start of the incumbent, once more with this gateway (contract section 1): the same end and the same words, but for what
 * {@code starts-differences.txt} names.
 */
class RecordedStartsIT {
    private static final List<RecordedStart> STARTS = RecordedStart.read("/transcripts/startup-failures-2603.json");
    private static final List<StartDifference> DIFFERENCES = StartDifference.read("/starts-differences.txt");
    /** A file that is broken as a whole: refused when there is no last good copy, or when that is asked for. */
    private static final Set<String> BROKEN = Set.of("invalid_syntax", "include_missing", "include_escape", "include_circ");
    /** A file with something wrong in a place that is not vital: refused only when that is asked for. */
    private static final Set<String> ODD = Set.of("invalid_key", "legacy");

    @TempDir
    static Path folder;

    @TestFactory
    Stream<DynamicTest> endAsRecorded() {
        return tests(STARTS.stream(), start -> {
            try (Installation installation = installation("first", start)) {
                StartSetup.prepare(start.name(), installation);
                compare(start, installation, ODD.contains(start.name()) ? List.of("--strict-config") : List.of());
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aBrokenFileIsServedWithTheLastGoodCopyUnlessThatIsForbidden() {
        return tests(STARTS.stream().filter(start -> BROKEN.contains(start.name())), start -> {
            try (Installation installation = installation("last-good", start).configure()) {
                RunningGateway good = installation.gateway();
                Await.until("it is kept", () -> Files.exists(installation.state().resolve("config/last-good.json5")));
                stop(good);
                StartSetup.prepare(start.name(), installation);
                compare(start, installation, List.of("--strict-config"));
                RunningGateway gateway = installation.gateway();
                assertSays(start, installation, gateway);
                assertTrue(gateway.output().contains("; started with the last good copy"), gateway.output());
                stop(gateway);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> aFileWithSomethingOddIsServedWithoutIt() {
        return tests(STARTS.stream().filter(start -> ODD.contains(start.name())), start -> {
            try (Installation installation = installation("served", start)) {
                StartSetup.prepare(start.name(), installation);
                RunningGateway gateway = installation.gateway();
                Await.until("it is told", () -> gateway.output().contains(start.name().equals("legacy") ? "identity" : "maxConnections"));
                stop(gateway);
            }
        });
    }

    @Test
    void everyDifferenceIsAboutSomethingRecorded() {
        assertEquals(List.of(), DIFFERENCES.stream().filter(difference -> STARTS.stream().noneMatch(difference::concerns)).toList());
    }

    private interface Check {
        void of(RecordedStart start) throws Exception;
    }

    private static Stream<DynamicTest> tests(Stream<RecordedStart> starts, Check check) {
        return starts.map(start -> DynamicTest.dynamicTest(start.name(), () -> check.of(start)));
    }

    private static Installation installation(String test, RecordedStart start) throws Exception {
        return new Installation(Files.createDirectories(folder.resolve(test).resolve(start.name())));
    }

    private static void compare(RecordedStart start, Installation installation, List<String> more) throws Exception {
        List<String> arguments = new ArrayList<>(start.arguments());
        arguments.addAll(more);
        try (Installation other = installation("other", start)) {
            if (start.name().equals("portbusy"))
                arguments.addAll(List.of("--port", Integer.toString(other.configure().gateway().port())));
            RunningGateway gateway = installation.launch(arguments.toArray(String[]::new));
            if (start.refused() ^ DIFFERENCES.stream().anyMatch(difference -> difference.exit(start))) {
                assertEquals(1, gateway.awaitExit(), gateway.output());
                assertSays(start, installation, gateway);
                return;
            }
            gateway.awaitListening();
            assertSays(start, installation, gateway);
            stop(gateway);
        }
    }

    private static void stop(RunningGateway gateway) throws Exception {
        gateway.signal("TERM");
        assertEquals(0, gateway.awaitExit());
    }

    /** A gateway that starts says some things a little later than others. */
    private static void assertSays(RecordedStart start, Installation installation, RunningGateway gateway) {
        String state = installation.state().toString();
        try {
            Await.until("all is said", () -> missing(start, RecordedStart.plain(gateway.output(), state)).isEmpty() || !gateway.alive());
        } catch (AssertionError e) {
            // what is missing is told by the next line
        }
        String said = RecordedStart.plain(gateway.output(), state);
        assertEquals(List.of(), missing(start, said), said);
        assertFalse(said.contains("\tat "), said);
    }

    private static List<String> missing(RecordedStart start, String said) {
        return start.lines().stream().filter(line -> DIFFERENCES.stream().noneMatch(difference -> difference.line(start, line)))
                .filter(line -> !said.contains(line)).toList();
    }
}
