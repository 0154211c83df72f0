package ai.openclaw.method.logs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import ai.openclaw.testkit.FakeCall;
import ai.openclaw.testkit.FakeGateway;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogMethodsTest {
    @TempDir
    Path folder;
    private Path file;
    private FakeGateway gateway;
    private LogMethods methods;

    @BeforeEach
    void start() throws IOException {
        gateway = new FakeGateway(folder);
        file = Files.writeString(gateway.logFile(), "one\ntwo\nthree\n");
        methods = new LogMethods(gateway);
    }

    private Map<?, ?> tail(Map<String, Object> params) throws Exception {
        return (Map<?, ?>) new FakeCall().invoke(methods, "logs.tail", params);
    }

    private static long cursor(Map<?, ?> tail) { return ((Number) Objects.requireNonNull(tail.get("cursor"))).longValue(); }

    @Test
    void givesTheLastLinesAndWhereTheyEnd() throws Exception {
        assertEquals(Map.of("file", file.toString(), "cursor", 14L, "size", 14L, "lines", List.of("two", "three"), "truncated", true,
                "reset", false), tail(Map.of("limit", 2)));
    }

    @Test
    void goesOnAtACursor() throws Exception {
        long cursor = cursor(tail(Map.of()));
        Files.writeString(file, "four\nfi", StandardOpenOption.APPEND);
        Map<?, ?> next = tail(Map.of("cursor", cursor));
        assertEquals(List.of("four"), next.get("lines"), "a line that is being written is left for later");
        assertEquals(false, next.get("truncated"));
        Files.writeString(file, "ve\n", StandardOpenOption.APPEND);
        assertEquals(List.of("five"), tail(Map.of("cursor", cursor(next))).get("lines"));
    }

    @Test
    void beginsAnewWhenTheCursorLiesBehindTheEnd() throws Exception {
        Map<?, ?> tail = tail(Map.of("cursor", 999_999_999));
        assertEquals(true, tail.get("reset"));
        assertEquals(List.of("one", "two", "three"), tail.get("lines"));
    }

    @Test
    void beginsAnewInAnotherFileHoweverLongItIs() throws Exception {
        long before = cursor(tail(Map.of()));
        gateway.log = Files.writeString(folder.resolve("other.log"), "a line that was there before\nits last line\n");
        Map<?, ?> tail = tail(Map.of("cursor", before, "limit", 1));
        assertEquals(gateway.log.toString(), tail.get("file"));
        assertEquals(true, tail.get("reset"));
        assertEquals(List.of("its last line"), tail.get("lines"));
        Files.writeString(gateway.log, "new\n", StandardOpenOption.APPEND);
        Map<?, ?> next = tail(Map.of("cursor", cursor(tail)));
        assertEquals(List.of("new"), next.get("lines"));
        assertEquals(false, next.get("reset"));
    }

    @Test
    void leavesOutALineWhoseBeginningIsNotRead() throws Exception {
        Map<?, ?> tail = tail(Map.of("maxBytes", 8));
        assertEquals(List.of("three"), tail.get("lines"));
        assertEquals(true, tail.get("truncated"));
    }

    @Test
    void aMissingFileIsEmpty() throws Exception {
        Files.delete(file);
        assertEquals(List.of(), tail(Map.of()).get("lines"));
    }
}
