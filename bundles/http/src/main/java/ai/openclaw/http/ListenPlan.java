package ai.openclaw.http;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.http.GatewaySettings.Bind;
import ai.openclaw.protocol.Protocol;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where to listen, from the command line, the environment and the settings, in this order (contract section 1).
 *
 * @param hosts numeric addresses, the one to announce first
 * @param tls what to encrypt with
 */
record ListenPlan(int port, Bind bind, List<String> hosts, Optional<TlsFiles> tls) {
    private static final String V6_LOOPBACK = "::1";

    /**
     * @throws GatewayException {@code INVALID_REQUEST} that names the value that is wrong
     */
    static ListenPlan of(Gateway gateway, GatewaySettings settings, TlsSettings encryption) {
        Bind bind = gateway.option("bind").map(ListenPlan::bind).orElse(settings.bind());
        return new ListenPlan(port(gateway, settings), bind, switch (bind) {
            case LOOPBACK, AUTO, TAILNET -> loopback();
            case LAN -> List.of("0.0.0.0");
            case CUSTOM -> List.of(custom(settings.customBindHost()));
        }, TlsFiles.of(encryption, gateway.stateDir()));
    }

    /** As it is told to people and clients. */
    String address(String host, int actualPort) {
        return (tls.isPresent() ? "wss://" : "ws://") + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + actualPort;
    }

    /** Whether only this machine can connect. */
    boolean local() {
        return hosts.stream().allMatch(host -> host.startsWith("127.") || host.equals(V6_LOOPBACK));
    }

    private static int port(Gateway gateway, GatewaySettings settings) {
        Optional<String> given = gateway.option("port").or(() -> gateway.environment("OPENCLAW_GATEWAY_PORT"));
        return given.map(ListenPlan::number).orElse(settings.port().orElse(Protocol.DEFAULT_PORT));
    }

    private static int number(String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 0 && port <= 65_535)
                return port;
        } catch (NumberFormatException e) {
            // said below
        }
        throw GatewayException.invalid("Invalid port \"" + text + "\": use a number from 0 to 65535");
    }

    private static Bind bind(String text) {
        for (Bind bind : Bind.values())
            if (bind.name().toLowerCase(Locale.ROOT).equals(text))
                return bind;
        throw GatewayException.invalid("Invalid --bind (use \"loopback\", \"lan\", \"tailnet\", \"auto\", or \"custom\")");
    }

    private static String custom(Optional<String> host) {
        return host.filter(name -> !name.isBlank()).map(String::strip)
                .orElseThrow(() -> GatewayException.invalid("gateway.bind=custom requires gateway.customBindHost"));
    }

    private static List<String> loopback() { return hasV6Loopback() ? List.of("127.0.0.1", V6_LOOPBACK) : List.of("127.0.0.1"); }

    private static boolean hasV6Loopback() {
        try {
            return NetworkInterface.getByInetAddress(InetAddress.ofLiteral(V6_LOOPBACK)) != null;
        } catch (SocketException e) {
            return false;
        }
    }
}
