package ai.openclaw.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/** Numeric internet addresses in the forms that decisions are made on. Nothing is ever looked up. */
public final class Addresses {
    private static final int V6_SITE_BYTES = 8;

    private Addresses() {}

    /** Without brackets and zone. */
    public static String plain(String address) {
        String bare = address.startsWith("[") && address.endsWith("]") ? address.substring(1, address.length() - 1) : address;
        int zone = bare.indexOf('%');
        return zone < 0 ? bare : bare.substring(0, zone);
    }

    /** Whether an address or name means this machine. */
    public static boolean loopback(String host) {
        if (host.equals("localhost"))
            return true;
        return numeric(host) && parse(host).isLoopbackAddress();
    }

    /**
     * Whom attempts are counted for: an IPv4 address, also when it is mapped into IPv6, or the /64 network of an IPv6 address, for a
     * customer usually has all of it.
     */
    public static String client(String address) {
        if (!numeric(address))
            return address;
        InetAddress parsed = parse(address);
        if (parsed instanceof Inet6Address)
            return HexFormat.of().formatHex(parsed.getAddress(), 0, V6_SITE_BYTES) + "/64";
        return parsed.getHostAddress();
    }

    private static boolean numeric(String host) { return host.indexOf(':') >= 0 || host.matches("\\d{1,3}(\\.\\d{1,3}){3}"); }

    /** Whether this is a numeric address. */
    public static boolean literal(String text) {
        if (!numeric(text))
            return false;
        try {
            InetAddress.ofLiteral(text);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** Of numeric forms only; a mapped address comes back as IPv4, and what is none as the unspecified one. */
    public static InetAddress parse(String address) {
        try {
            return InetAddress.ofLiteral(address);
        } catch (IllegalArgumentException e) {
            return unspecified();
        }
    }

    private static InetAddress unspecified() {
        try {
            return InetAddress.getByAddress(new byte[4]);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }
}
