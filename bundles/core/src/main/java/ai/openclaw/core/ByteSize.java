package ai.openclaw.core;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Amounts of bytes as people write them in a configuration: {@code 500kb}, {@code 10mb}, {@code 1.5gb}; a bare number is bytes, a kb 1024. */
final class ByteSize {
    private static final Pattern FORM = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?) ?([kmgt]?)b?");
    private static final String UNITS = "kmgt";

    private ByteSize() {}

    static Optional<Long> parse(String text) {
        Matcher matcher = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches())
            return Optional.empty();
        int power = matcher.group(2).isEmpty() ? 0 : UNITS.indexOf(matcher.group(2)) + 1;
        return Optional.of((long) (Double.parseDouble(matcher.group(1)) * Math.pow(1024, power)));
    }
}
