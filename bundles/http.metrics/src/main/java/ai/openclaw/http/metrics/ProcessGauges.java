package ai.openclaw.http.metrics;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GaugeSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How the process stands: memory as the kernel counts it, descriptors, and how long it has been up. */
final class ProcessGauges implements GaugeSource {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
    private final Gateway gateway;

    ProcessGauges(Gateway gateway) { this.gateway = gateway; }

    @Override
    public List<Gauge> gauges() {
        List<Gauge> gauges = new ArrayList<>();
        Runtime runtime = Runtime.getRuntime();
        gauges.add(new Gauge("build_info", "The version that runs.", Map.of("version", gateway.version()), 1));
        gauges.add(Gauge.of("uptime_seconds", "Since the process started.",
                Duration.between(gateway.startedAt(), Instant.now()).toMillis() / 1000.0));
        gauges.add(Gauge.of("heap_used_bytes", "Memory of Java objects, dead ones among them.",
                (double) (runtime.totalMemory() - runtime.freeMemory())));
        residentBytes().ifPresent(bytes -> gauges.add(Gauge.of("resident_memory_bytes", "Memory of the whole process.", (double) bytes)));
        descriptors().ifPresent(count -> gauges.add(Gauge.of("open_file_descriptors", "Files and sockets that are open.", (double) count)));
        return gauges;
    }

    /** Only where there is a {@code /proc}. */
    private static OptionalLong residentBytes() {
        try (Stream<String> lines = Files.lines(STATUS)) {
            return lines.filter(line -> line.startsWith("VmRSS:")).mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
                    .findFirst();
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong descriptors() {
        try (Stream<Path> open = Files.list(DESCRIPTORS)) {
            return OptionalLong.of(open.count());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }
}
