package ai.openclaw.method.usage;

import ai.openclaw.api.GatewayException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Days from one to another, both included, by the midnight of a zone. */
record Period(LocalDate start, LocalDate end, ZoneId zone) {
    private static final Pattern OFFSET = Pattern.compile("UTC([+-]\\d{1,2})(?::(\\d\\d))?", Pattern.CASE_INSENSITIVE);

    /**
     * @param days how many days up to today, when no days are named
     * @param mode {@code utc}, {@code gateway} (this machine's zone) or {@code specific} (the offset)
     */
    static Period of(Clock clock, int days, Optional<String> startDate, Optional<String> endDate, Optional<String> mode,
            Optional<String> utcOffset) {
        ZoneId zone = switch (mode.orElse("utc")) {
            case "gateway" -> ZoneId.systemDefault();
            case "specific" -> utcOffset.flatMap(Period::offset).orElse(ZoneOffset.UTC);
            default -> ZoneOffset.UTC;
        };
        LocalDate end = endDate.map(Period::day).orElseGet(() -> LocalDate.now(clock.withZone(zone)));
        LocalDate start = startDate.map(Period::day).orElseGet(() -> end.minusDays(Math.max(1, days) - 1L));
        if (start.isAfter(end))
            throw GatewayException.invalid("startDate " + start + " is after endDate " + end);
        return new Period(start, end, zone);
    }

    private static Optional<ZoneId> offset(String text) {
        Matcher matcher = OFFSET.matcher(text.strip());
        if (!matcher.matches())
            return Optional.empty();
        int hours = Integer.parseInt(matcher.group(1));
        int minutes = matcher.group(2) == null ? 0 : Integer.parseInt(matcher.group(2));
        try {
            return Optional.of(ZoneOffset.ofHoursMinutes(hours, matcher.group(1).startsWith("-") ? -minutes : minutes));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static LocalDate day(String text) {
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeException e) {
            throw GatewayException.invalid("\"" + text + "\" is no day; write it like 2026-11-20");
        }
    }

    LocalDate dayOf(long atMs) { return Instant.ofEpochMilli(atMs).atZone(zone).toLocalDate(); }

    boolean has(Spent spent) {
        LocalDate day = dayOf(spent.atMs());
        return !day.isBefore(start) && !day.isAfter(end);
    }
}
