package ai.openclaw.http.webchat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headers that keep the page to itself (contract section 16; security checklist 4 and 6). */
final class ContentPolicy {
    private static final Pattern AUTHORITY = Pattern.compile("[A-Za-z0-9.-]{1,253}(?::\\d{1,5})?|\\[[0-9A-Fa-f:.]{2,45}](?::\\d{1,5})?");
    /** Pictures of other sites are not among it: an answer that shows one would tell that site what the model was made to write. */
    private static final String RESTRICTED = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; base-uri 'none'; "
            + "form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types lit-html; connect-src 'self'";

    private ContentPolicy() {}

    static void apply(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("Content-Security-Policy", RESTRICTED + sockets(request.getHeader("Host")));
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("Cross-Origin-Opener-Policy", "same-origin");
        response.setHeader("Cross-Origin-Resource-Policy", "same-origin");
    }

    /** Older browsers do not count a WebSocket of the same host as 'self'. A Host header that is no plain authority adds nothing. */
    private static String sockets(@Nullable String host) {
        return host != null && AUTHORITY.matcher(host).matches() ? " ws://" + host + " wss://" + host : "";
    }
}
