package ai.openclaw.testkit;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.HotSpotDiagnosticMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The threads of this process, virtual ones as well, to see whether something left one behind. */
public final class LiveThreads {
    /** Threads that the JDK starts once and keeps. */
    private static final String OF_THE_JDK = "(ForkJoinPool|VirtualThread-|Keep-Alive|InnocuousThread|process reaper|Cleaner|"
            + "CompletableFutureDelay|Attach Listener|fake-server|HTTP-Dispatcher|idle-timeout|C[12] Compiler|JNA|Read-Poller|Write-Poller|"
            + "MasterPoller|junit|surefire|main).*";
    private final Map<Long, String> before = now();

    /** Fails when, after 5 s, threads live that did not when this object was made. */
    public void assertNoneLeft() {
        try {
            Await.until("no new thread lives", java.time.Duration.ofSeconds(5), () -> added().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + added().values(), e);
        }
    }

    /** Fails when, after 5 s, of any kind more threads live than when this object was made; a thread of a new part may replace an old one. */
    public void assertNoMore() {
        try {
            Await.until("no kind of thread has grown", java.time.Duration.ofSeconds(5), () -> grown().isEmpty());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + ": " + grown(), e);
        }
    }

    private Map<String, Long> grown() {
        Map<String, Long> former = kinds(before);
        Map<String, Long> grown = kinds(now());
        grown.entrySet().removeIf(kind -> kind.getValue() <= former.getOrDefault(kind.getKey(), 0L));
        return grown;
    }

    /** How many there are by name without numbers; the workers of an HTTP client come and go with what it has to do. */
    private static Map<String, Long> kinds(Map<Long, String> threads) {
        return threads.values().stream().map(name -> name.replaceAll("\\d+", "#")).filter(name -> !name.startsWith("HttpClient-#-Worker"))
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** The names of the threads that live now and did not when this object was made, by thread id. */
    public Map<Long, String> added() {
        Map<Long, String> added = now();
        added.keySet().removeAll(before.keySet());
        return added;
    }

    private static Map<Long, String> now() {
        try {
            Path folder = Files.createTempDirectory("threads");
            Path file = folder.resolve("threads.json");
            try {
                ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class).dumpThreads(file.toString(),
                        HotSpotDiagnosticMXBean.ThreadDumpFormat.JSON);
                return read(FakeHttpServer.JSON.readTree(file.toFile()));
            } finally {
                Files.deleteIfExists(file);
                Files.delete(folder);
            }
        } catch (IOException e) {
            throw new AssertionError("the threads cannot be listed", e);
        }
    }

    private static Map<Long, String> read(JsonNode dump) {
        Map<Long, String> threads = new TreeMap<>();
        for (JsonNode container : dump.path("threadDump").path("threadContainers"))
            for (JsonNode thread : container.path("threads"))
                if (!thread.path("name").asText().matches(OF_THE_JDK))
                    threads.put(thread.path("tid").asLong(), thread.path("name").asText());
        return threads;
    }
}
