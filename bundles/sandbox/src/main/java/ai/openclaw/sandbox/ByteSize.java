package ai.openclaw.sandbox;

import ai.openclaw.api.GatewayException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An amount of memory as Docker writes it: {@code 512m}, {@code 2g}, or a number of bytes. */
final class ByteSize {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,12}(?:\\.\\d{1,3})?)\\s*([bkmgt]?)(?:i?b)?");
    private static final String UNITS = "bkmgt";

    private ByteSize() {}

    /** @param key for what is told when it cannot be read */
    static long of(String key, Object value) {
        if (value instanceof Number number)
            return number.longValue();
        Matcher matcher = TEXT.matcher(value.toString().strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches())
            throw GatewayException
                    .unavailable("agents.defaults.sandbox.docker." + key + ": \"" + value + "\" is no size; write it as 512m or 2g");
        int power = Math.max(0, UNITS.indexOf(matcher.group(2).isEmpty() ? "b" : matcher.group(2)));
        return (long) (Double.parseDouble(matcher.group(1)) * Math.pow(1024, power));
    }
}
