package ai.openclaw.control;

import ai.openclaw.api.Access;
import ai.openclaw.api.RequestSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The other side of a connection, as its upgrade request told. */
record Peer(RequestSource source) {
    static Peer of(HttpServletRequest request, Access access) {
        Map<String, String> headers = new LinkedHashMap<>();
        for (String name : Collections.list(request.getHeaderNames()))
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(request.getHeaders(name))));
        return new Peer(access.source(request.getRemoteAddr(), headers));
    }

    /** The client's numeric address. */
    String address() { return source.address(); }

    /** The Host header, in lower case. */
    String authority() { return source.authority(); }

    /** The Origin header of a browser. */
    Optional<String> origin() { return source.origin(); }

    /** Whether this is a program on this machine that speaks to us directly (contract section 3.7). */
    boolean local() {
        return source.local();
    }
}
