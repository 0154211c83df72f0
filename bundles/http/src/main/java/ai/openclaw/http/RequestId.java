package ai.openclaw.http;

import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/** A name for every request, by which client and log speak of the same one: that of the client when it sends a decent one. */
final class RequestId implements HttpConfiguration.Customizer {
    static final String HEADER = "X-Request-Id";
    private static final Pattern DECENT = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int LENGTH = 12;
    private static final char[] DIGITS = "0123456789abcdefghijklmnopqrstuv".toCharArray();

    @Override
    public Request customize(Request request, HttpFields.Mutable responseHeaders) {
        responseHeaders.add(HEADER, of(request.getHeaders().get(HEADER)));
        return request;
    }

    private static String of(@Nullable String given) { return given != null && DECENT.matcher(given).matches() ? given : fresh(); }

    private static String fresh() {
        long random = ThreadLocalRandom.current().nextLong();
        char[] id = new char[LENGTH];
        for (int i = 0; i < LENGTH; i++, random >>>= 5)
            id[i] = DIGITS[(int) random & 31];
        return new String(id);
    }
}
