package ai.openclaw.cli;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where other devices find the gateway that a command talks to. */
final class PublicAddress {
    private static final String LOOPBACK_ONLY = "The gateway listens for this machine only, so no other device can reach it. Set gateway.bind to \"lan\" in "
            + "the configuration, or name the address of a proxy or tunnel: openclaw qr --public-url wss://gateway.example.org";

    private PublicAddress() {}

    /**
     * The address that was given, that of a gateway elsewhere, or that of this machine in the network which the gateway is bound to.
     *
     * @throws CliException when it can be reached from this machine only
     */
    static URI of(Optional<String> given, Target target, Map<?, ?> config) {
        if (given.isPresent())
            return Target.uri(given.get(), "--public-url");
        if (!target.here())
            return target.url();
        Map<?, ?> gateway = Target.section(config, "gateway");
        String bind = Target.string(gateway, "bind").orElse("loopback");
        Optional<String> host = switch (bind) {
            case "lan" -> lan();
            case "custom" -> Target.string(gateway, "customBindHost").filter(address -> !address.startsWith("127."));
            case "tailnet" -> address(PublicAddress::tailnet);
            case "auto" -> address(PublicAddress::tailnet).or(PublicAddress::lan);
            default -> throw new CliException(LOOPBACK_ONLY);
        };
        String scheme = Boolean.TRUE.equals(Target.section(gateway, "tls").get("enabled")) ? "wss" : "ws";
        return URI.create(scheme + "://" + host.orElseThrow(() -> new CliException(LOOPBACK_ONLY)) + ":" + target.url().getPort());
    }

    private static Optional<String> lan() {
        return address(InetAddress::isSiteLocalAddress)
                .or(() -> address(found -> !found.isLoopbackAddress() && !found.isLinkLocalAddress()));
    }

    /** 100.64.0.0/10 (RFC 6598), which Tailscale gives its members. */
    private static boolean tailnet(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes[0] == 100 && (bytes[1] & 0xc0) == 64;
    }

    private static Optional<String> address(Predicate<InetAddress> wanted) {
        try {
            return NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses)
                    .filter(address -> address instanceof Inet4Address && wanted.test(address)).map(InetAddress::getHostAddress)
                    .findFirst();
        } catch (SocketException e) {
            return Optional.empty();
        }
    }
}
