package ai.openclaw.conformance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every recorded exchange is replayed by a test, or {@code not-replayed.txt} says why not. */
class EveryExchangeTest {
    private static final String END = "-2603.json";
    /** Transcripts that a test of another module replays. */
    private static final Map<String, Path> ELSEWHERE = Map.of("startup-failures",
            Path.of("../process/src/test/java/ai/openclaw/process/RecordedStartsIT.java"));

    @Test
    void isReplayedOrLeftOutWithAReason() throws Exception {
        Set<String> replayed = new HashSet<>(replayed());
        for (Map.Entry<String, Path> test : ELSEWHERE.entrySet())
            if (Files.readString(test.getValue()).contains("/transcripts/" + test.getKey() + END))
                replayed.add(test.getKey());
        List<String> forgotten = transcripts().stream().filter(transcript -> !replayed.contains(transcript))
                .flatMap(transcript -> Transcripts.all(transcript).map(entry -> transcript + " | " + entry.getKey())
                        .filter(exchange -> Transcripts.LEFT_OUT.reason(transcript, exchange.substring(transcript.length() + 3)).isEmpty()))
                .toList();
        assertEquals(List.of(), forgotten);
    }

    @Test
    void nothingIsLeftOutThatIsNotThere() throws Exception {
        List<String> transcripts = transcripts();
        List<Differences.Line> stale = Transcripts.LEFT_OUT.lines().stream().filter(line -> !transcripts.contains(line.subject())
                || Transcripts.all(line.subject()).noneMatch(entry -> line.says(line.subject(), entry.getKey()))).toList();
        assertEquals(List.of(), stale);
    }

    private static List<String> transcripts() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(EveryExchangeTest.class.getResource("/transcripts").toURI()))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(END))
                    .map(name -> name.substring(0, name.length() - END.length())).sorted().toList();
        }
    }

    /** The transcripts that the tests beside this one say they replay. */
    private static Set<String> replayed() throws Exception {
        try (Stream<Path> files = Files.list(Path.of(EveryExchangeTest.class.getResource("").toURI()))) {
            return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("IT.class"))
                    .flatMap(name -> Stream.of(methods(name.substring(0, name.length() - ".class".length()))))
                    .filter(method -> method.isAnnotationPresent(Replays.class))
                    .flatMap(method -> Stream.of(method.getAnnotation(Replays.class).value())).collect(Collectors.toSet());
        }
    }

    private static Method[] methods(String test) {
        try {
            return Class.forName("ai.openclaw.conformance." + test).getDeclaredMethods();
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
