package ai.openclaw.control;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The other side of a connection, as its upgrade request told.
 *
 * @param address the numeric address of the socket
 * @param host the Host header without a port, in lower case
 * @param authority the Host header, in lower case
 * @param origin the Origin header of a browser
 * @param forwarded whether a proxy says that it hands on for somebody else
 */
record Peer(String address, String host, String authority, Optional<String> origin, boolean forwarded) {
    private static final List<String> FORWARDED = List.of("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto",
            "X-Real-IP");

    static Peer of(HttpServletRequest request) {
        boolean forwarded = FORWARDED.stream().anyMatch(name -> request.getHeader(name) != null);
        String authority = Optional.ofNullable(request.getHeader("Host")).orElse("").strip().toLowerCase(Locale.ROOT);
        return new Peer(Addresses.plain(request.getRemoteAddr()), host(authority), authority,
                Optional.ofNullable(request.getHeader("Origin")), forwarded);
    }

    /** Whether this is a program on this machine that speaks to us directly (contract section 3.7). */
    boolean local() {
        return Addresses.loopback(address) && Addresses.loopback(host) && !forwarded;
    }

    private static String host(String authority) {
        if (authority.startsWith("["))
            return Addresses.plain(authority.substring(0, Math.max(authority.indexOf(']') + 1, 0)));
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
