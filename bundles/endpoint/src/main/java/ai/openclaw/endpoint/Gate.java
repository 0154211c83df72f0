package ai.openclaw.endpoint;

import ai.openclaw.api.Access;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.RequestSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Lets in who shows the gateway's secret as a bearer, and nobody by other means (contract section 16, security checklist 4). */
public final class Gate {
    private static final String BEARER = "bearer ";
    private static final int MAX_HEADER = 4096;
    private final Access access;

    public Gate(Access access) { this.access = access; }

    /** Where the request comes from. */
    public RequestSource source(HttpServletRequest request) {
        return access.source(request.getRemoteAddr(), headers(request));
    }

    /** The headers by lower-case name, several values joined by {@code ", "}. */
    public static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames()))
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(request.getHeaders(name))));
        return headers;
    }

    /**
     * Lets the client in.
     *
     * @throws Refusal 401, or 429 with {@code Retry-After} for a client that guessed too often
     */
    public void enter(HttpServletRequest request) {
        try {
            var _ = access.bearer(source(request), bearer(request));
        } catch (GatewayException e) {
            throw refusal(e);
        }
    }

    /** Whether the client would be let in; a wrong bearer counts as a guess. */
    public boolean admits(HttpServletRequest request) {
        try {
            enter(request);
            return true;
        } catch (Refusal e) {
            return false;
        }
    }

    /** What stands behind {@code Bearer} in the Authorization header (RFC 6750, section 2.1). */
    public static Optional<String> bearer(HttpServletRequest request) {
        return Optional.ofNullable(request.getHeader("Authorization")).filter(header -> header.length() <= MAX_HEADER)
                .filter(header -> header.toLowerCase(Locale.ROOT).startsWith(BEARER))
                .map(header -> header.substring(BEARER.length()).strip()).filter(token -> !token.isEmpty());
    }

    private static Refusal refusal(GatewayException e) {
        boolean limited = e.details().filter(details -> "AUTH_RATE_LIMITED".equals(details.get("code"))).isPresent();
        if (!limited)
            return Refusal.error(401, "unauthorized", "Unauthorized");
        long seconds = Math.max(1, (e.retryAfterMs().orElse(1000) + 999) / 1000);
        return Refusal.error(429, "rate_limited", "Too many failed authentication attempts. Please try again later.").header("Retry-After",
                String.valueOf(seconds));
    }
}
