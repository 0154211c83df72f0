package ai.openclaw.core;

import ai.openclaw.api.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@link MaintenanceSettings} field by field: one that is wrong is reported and counts as left out, the others hold. */
final class MaintenanceReader {
    /** A hundred years; beyond that somebody meant something else. */
    private static final Duration MAX_AGE = Duration.ofDays(36_500);

    private final Map<String, Object> section;
    private final List<String> problems = new ArrayList<>();

    /** @param section {@code session.maintenance} as JSON in JDK types */
    MaintenanceReader(Map<String, Object> section) {
        this.section = section;
    }

    MaintenanceSettings read() {
        Duration pruneAfter = age("pruneAfter").or(() -> age("pruneDays")).orElse(MaintenanceSettings.PRUNE_AFTER);
        return new MaintenanceSettings(enforce(), pruneAfter, maxEntries(), bytes("rotateBytes").orElse(MaintenanceSettings.ROTATE_BYTES),
                retention(pruneAfter), disk());
    }

    /** What is wrong, in plain words; after {@link #read}. */
    List<String> problems() { return List.copyOf(problems); }

    private boolean enforce() {
        Object mode = section.getOrDefault("mode", "warn");
        if (!mode.equals("warn") && !mode.equals("enforce"))
            wrong("mode", "neither warn nor enforce");
        return mode.equals("enforce");
    }

    private int maxEntries() {
        if (!section.containsKey("maxEntries"))
            return MaintenanceSettings.MAX_ENTRIES;
        if (section.get("maxEntries") instanceof Number number && number.doubleValue() == number.intValue() && number.intValue() > 0)
            return number.intValue();
        wrong("maxEntries", "no whole number above 0");
        return MaintenanceSettings.MAX_ENTRIES;
    }

    private Optional<Duration> retention(Duration usual) {
        if (Boolean.FALSE.equals(section.get("resetArchiveRetention")))
            return Optional.empty();
        return Optional.of(age("resetArchiveRetention").orElse(usual));
    }

    private Optional<MaintenanceSettings.Disk> disk() {
        Optional<Long> max = bytes("maxDiskBytes");
        if (max.isEmpty())
            return Optional.empty();
        Optional<Long> down = bytes("highWaterBytes");
        if (down.isPresent() && down.get() > max.get())
            wrong("highWaterBytes", "more than maxDiskBytes");
        long usual = (long) (max.get() * MaintenanceSettings.HIGH_WATER);
        return Optional.of(new MaintenanceSettings.Disk(max.get(), down.filter(bytes -> bytes <= max.get()).orElse(usual)));
    }

    /** A bare number is days here. */
    private Optional<Duration> age(String name) {
        Optional<Duration> age = switch (section.get(name)) {
            case null -> Optional.empty();
            case Number days -> days(days.doubleValue());
            case String text when text.strip().matches("\\d{1,9}") -> days(Double.parseDouble(text.strip()));
            case String text -> Durations.parse(text);
            default -> Optional.empty();
        };
        Optional<Duration> usable = age.filter(time -> time.isPositive() && time.compareTo(MAX_AGE) <= 0);
        if (section.get(name) != null && usable.isEmpty())
            wrong(name, "no time such as 30d, 12h or a number of days");
        return usable;
    }

    private static Optional<Duration> days(double days) {
        return Optional.of(Duration.ofMillis((long) (days * Duration.ofDays(1).toMillis())));
    }

    private Optional<Long> bytes(String name) {
        Optional<Long> bytes = switch (section.get(name)) {
            case null -> Optional.empty();
            case Number number -> Optional.of(number.longValue());
            case String text -> ByteSize.parse(text);
            default -> Optional.empty();
        };
        Optional<Long> usable = bytes.filter(number -> number > 0);
        if (section.get(name) != null && usable.isEmpty())
            wrong(name, "no size such as 10mb or a number of bytes");
        return usable;
    }

    private void wrong(String name, String why) {
        problems.add("session.maintenance." + name + ": " + section.get(name) + " is " + why + "; it counts as left out");
    }
}
