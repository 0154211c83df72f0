package ai.openclaw.api;

import java.util.Map;
import java.util.Optional;

/**
 * Where a request comes from, as far as it is believed (contract section 3.7).
 *
 * @param socketAddress the numeric address of the other end of the socket
 * @param address the client's: that of the socket, or what the listed proxy there says
 * @param local whether it is a program on this machine that speaks to us directly
 * @param proxied whether the socket is that of a listed proxy, so that its headers are believed
 * @param authority the Host header, in lower case
 * @param headers by lower-case name
 */
public record RequestSource(String socketAddress, String address, boolean local, boolean proxied, String authority,
        Map<String, String> headers) {
    public RequestSource {
        headers = Map.copyOf(headers);
    }

    public Optional<String> header(String name) { return Optional.ofNullable(headers.get(name)); }

    /** The Origin header of a browser. */
    public Optional<String> origin() { return header("origin"); }

    /** Without the headers, for some hold credentials. */
    @Override
    public String toString() { return "RequestSource[" + address + (local ? ", local]" : "]"); }
}
