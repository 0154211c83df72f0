package ai.openclaw.modelhttp;

import java.net.http.HttpResponse;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** When a refused request is worth another try (RFC 9110 section 10.2.3). */
final class RetryAfter {
    private RetryAfter() {}

    /** Empty when none will succeed; the usual pause when the server does not say. */
    static Optional<Duration> pause(HttpResponse<?> response, Duration usual) {
        int status = response.statusCode();
        if ((status != 429 && status != 408 && status < 500) || status == 501)
            return Optional.empty();
        return Optional.of(response.headers().firstValue("Retry-After").flatMap(RetryAfter::parse).orElse(usual));
    }

    static Optional<Duration> parse(String header) {
        if (header.matches("\\d{1,9}"))
            return Optional.of(Duration.ofSeconds(Long.parseLong(header)));
        try {
            Duration left = Duration.between(ZonedDateTime.now(java.time.ZoneOffset.UTC),
                    ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME));
            return Optional.of(left.isNegative() ? Duration.ZERO : left);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
