package ai.openclaw.endpoint;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a file that is sent. One part at most is answered: a request for several gets the whole, as RFC 9110, section 14.2, allows, so
 * that many small or overlapping parts cost nothing.
 *
 * @param from the first byte
 * @param count how many; 0 when nothing of what was asked for is there
 */
record ByteRange(long from, long count) {
    private static final Pattern ONE = Pattern.compile("bytes=(\\d{0,18})-(\\d{0,18})");

    /** What the header asks for; empty when the whole is to be sent. */
    static Optional<ByteRange> of(String header, long length) {
        Matcher range = ONE.matcher(header.strip());
        if (!range.matches())
            return Optional.empty();
        String first = range.group(1);
        String last = range.group(2);
        if (first.isEmpty())
            return last.isEmpty() ? Optional.empty() : Optional.of(tail(Long.parseLong(last), length));
        long from = Long.parseLong(first);
        long end = last.isEmpty() ? Long.MAX_VALUE - 1 : Long.parseLong(last);
        if (end < from)
            return Optional.empty();
        return Optional.of(new ByteRange(from, from >= length ? 0 : Math.min(end, length - 1) - from + 1));
    }

    private static ByteRange tail(long count, long length) {
        long part = Math.min(count, length);
        return new ByteRange(length - part, part);
    }
}
