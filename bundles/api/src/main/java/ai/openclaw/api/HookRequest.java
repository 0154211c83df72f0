package ai.openclaw.api;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A webhook as it came in.
 *
 * @param path below {@code hooks.path}, such as {@code github}
 * @param headers by lower-case name
 * @param body its very bytes, which signatures are about
 * @param receivedAt when
 */
@SuppressWarnings("ArrayRecordComponent") // bytes are what a signature covers; nobody compares requests
public record HookRequest(String path, Map<String, String> headers, byte[] body, Instant receivedAt) {
    public HookRequest {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) { return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT))); }

    /** Without body and headers, for some hold credentials. */
    @Override
    public String toString() { return "HookRequest[" + path + ", " + Arrays.hashCode(body) + "]"; }
}
