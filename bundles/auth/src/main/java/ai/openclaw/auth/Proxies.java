package ai.openclaw.auth;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.RequestSource;
import ai.openclaw.api.SettingsReader;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * The proxies whose word counts, and with that where a request comes from (contract section 3.7, security checklist 11): whoever is not
 * listed, a proxy on this machine among them, only makes its requests foreign by a forwarded header.
 */
@Component(service = Proxies.class, configurationPid = "gateway")
public final class Proxies {
    private static final List<String> FORWARDED = List.of("forwarded", "x-forwarded-for", "x-forwarded-host", "x-forwarded-proto",
            "x-real-ip");
    private volatile Listed listed;

    @Activate
    public Proxies(Map<String, Object> properties) { listed = read(properties); }

    @Modified
    void change(Map<String, Object> properties) { listed = read(properties); }

    /** What of the gateway's settings concerns proxies; the http bundle declares them all. */
    record Settings(List<String> trustedProxies, Optional<Boolean> allowRealIpFallback) {}

    private record Listed(List<Network> networks, boolean realIp) {
        boolean contains(String address) { return networks.stream().anyMatch(network -> network.contains(address)); }
    }

    private static Listed read(Map<String, Object> properties) {
        Settings settings = SettingsReader.read(properties, "gateway", Settings.class);
        return new Listed(settings.trustedProxies().stream().map(Network::of).flatMap(Optional::stream).toList(),
                settings.allowRealIpFallback().orElse(false));
    }

    RequestSource source(String socketAddress, Map<String, String> headers) {
        String socket = Addresses.plain(socketAddress);
        String authority = headers.getOrDefault("host", "").strip().toLowerCase(Locale.ROOT);
        boolean forwarded = FORWARDED.stream().anyMatch(headers::containsKey);
        boolean local = Addresses.loopback(socket) && Addresses.loopback(host(authority)) && !forwarded;
        Listed known = listed;
        boolean proxied = known.contains(socket);
        String address = proxied && forwarded ? client(known, headers).orElse(socket) : socket;
        return new RequestSource(socket, address, local, proxied, authority, headers);
    }

    /** The rightmost hop that is no listed proxy; what stands left of it anybody may have written. */
    private static Optional<String> client(Listed known, Map<String, String> headers) {
        String forwardedFor = headers.get("x-forwarded-for");
        if (forwardedFor == null)
            return known.realIp
                    ? Optional.ofNullable(headers.get("x-real-ip")).map(Proxies::hop).filter(Addresses::literal)
                    : Optional.empty();
        List<String> hops = List.of(forwardedFor.split(",", -1)).reversed();
        Optional<String> nearest = Optional.empty();
        for (String hop : hops) {
            String address = hop(hop);
            if (!Addresses.literal(address))
                return nearest;
            nearest = Optional.of(address);
            if (!known.contains(address))
                return nearest;
        }
        return nearest;
    }

    /** Without brackets, zone and port. */
    private static String hop(String text) {
        String hop = text.strip();
        if (hop.startsWith("["))
            return Addresses.plain(hop.substring(0, hop.indexOf(']') + 1));
        int colon = hop.indexOf(':');
        boolean port = colon >= 0 && colon == hop.lastIndexOf(':');
        return Addresses.plain(port ? hop.substring(0, colon) : hop);
    }

    private static String host(String authority) {
        if (authority.startsWith("["))
            return Addresses.plain(authority.substring(0, authority.indexOf(']') + 1));
        int colon = authority.indexOf(':');
        return colon < 0 ? authority : authority.substring(0, colon);
    }
}
