package ai.openclaw.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How long this JVM runs, to a hundredth of a second: the age of its main thread, for the process itself may be older and have been the
 * script that built it. Linux tells it under /proc; the JDK's own start time is off by up to a second,
 * for it counts from a boot time in whole seconds.
 */
final class ProcessAge {
    /** The kernel's clock ticks in a second, the same on every Linux that Java runs on. */
    private static final double TICKS = 100;
    /** The start time is field 22 of the file, the twentieth after the name in parentheses (proc(5)). */
    private static final int START_TIME = 19;

    private ProcessAge() {}

    static Duration now() { return read(Path.of("/proc/thread-self/stat"), Path.of("/proc/uptime")).orElse(Duration.ZERO); }

    static Optional<Duration> read(Path stat, Path uptime) {
        try {
            String line = Files.readString(stat);
            List<String> fields = List.of(line.substring(line.lastIndexOf(')') + 2).split(" ", -1));
            double started = Double.parseDouble(fields.get(START_TIME)) / TICKS;
            double up = Double.parseDouble(Files.readString(uptime).split(" ", 2)[0]);
            return Optional.of(Duration.ofMillis(Math.round((up - started) * 1000)));
        } catch (IOException | RuntimeException e) {
            return Optional.empty();
        }
    }
}
