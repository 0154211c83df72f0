package ai.openclaw.bridge;

import ai.openclaw.api.ClientInfo;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.NodeLink;
import ai.openclaw.api.SettingsReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ConfigurationPolicy;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The listener of the legacy bridge (decision 0014): older mobile nodes, one JSON object a line. Without a section {@code gateway.bridge}
 * there is none of it.
 */
@Component(immediate = true, configurationPid = Bridge.PID, configurationPolicy = ConfigurationPolicy.REQUIRE)
public final class Bridge implements NodeLink {
    static final String PID = "gateway.bridge";
    private static final Logger LOG = LoggerFactory.getLogger("gateway/bridge");
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int BACKLOG = 50;
    private final Registry registry;
    private final BridgeLimits limits;
    private final PairLimit pairLimit = new PairLimit(Clock.systemUTC());
    private final Map<String, BridgeConnection> connections = new ConcurrentHashMap<>();
    private final ServerSocket server;
    private final Thread accepting;

    @Activate
    public Bridge(@Reference Registry registry, Map<String, Object> properties) throws IOException {
        this(registry, SettingsReader.read(properties, PID, BridgeSettings.class), BridgeLimits.DEFAULT);
    }

    Bridge(Registry registry, BridgeSettings settings, BridgeLimits limits) throws IOException {
        this.registry = registry;
        this.limits = limits;
        server = new ServerSocket();
        accepting = Thread.ofVirtual().name("bridge-accept").unstarted(() -> listen(settings));
        if (settings.enabled())
            accepting.start();
    }

    private void listen(BridgeSettings settings) {
        try {
            int port = settings.port().isPresent() ? settings.port().get() : portAfter(registry.gateway());
            boolean lan = settings.bind() == BridgeSettings.Bind.LAN;
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(lan ? InetAddress.ofLiteral("0.0.0.0") : InetAddress.ofLiteral("127.0.0.1"), port), BACKLOG);
            LOG.info("listening on {} port {}", server.getInetAddress().getHostAddress(), server.getLocalPort());
            if (lan)
                LOG.warn("the bridge is open to the network without encryption; use it on networks that you trust, or set bind loopback");
            while (true)
                accept(server.accept());
        } catch (IOException e) {
            if (!server.isClosed())
                LOG.error("the bridge cannot listen: {}; set gateway.bridge.port to a free port", e.getMessage());
        } catch (GatewayException e) {
            LOG.error("the bridge cannot listen: {}", e.message());
        }
    }

    /** The gateway may be told to take any free port, so it is asked once it listens. */
    private static int portAfter(Gateway gateway) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end && !Thread.currentThread().isInterrupted()) {
            if (gateway.origin().isPresent())
                return URI.create(gateway.origin().get()).getPort() + 1;
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        throw GatewayException.unavailable("the gateway itself does not listen; set gateway.bridge.port");
    }

    private void accept(Socket socket) {
        try {
            socket.setTcpNoDelay(true);
            if (connections.size() >= limits.connections() || from(socket) >= limits.perAddress()) {
                LOG.info("too many connections; {} is turned away", socket.getInetAddress().getHostAddress());
                socket.close();
                return;
            }
            BridgeConnection connection = new BridgeConnection(socket, registry, limits, pairLimit::allow);
            connections.put(connection.id(), connection);
            Thread.ofVirtual().name("bridge-read").start(() -> {
                try {
                    connection.run();
                } finally {
                    connections.remove(connection.id());
                }
            });
        } catch (IOException e) {
            LOG.debug("a connection ended before it began: {}", e.toString());
        }
    }

    private long from(Socket socket) {
        return connections.values().stream().filter(connection -> connection.from().equals(socket.getInetAddress())).count();
    }

    /** Where it listens; 0 before. */
    int port() { return Math.max(0, server.getLocalPort()); }

    /** How many are connected, let in or not. */
    int size() { return connections.size(); }

    @Override
    public List<ClientInfo> nodes() { return connections.values().stream().flatMap(connection -> connection.client().stream()).toList(); }

    @Override
    public boolean tell(String connectionId, String event, Object payload) {
        BridgeConnection connection = connections.get(connectionId);
        if (connection == null || connection.client().isEmpty())
            return false;
        return NodeFrames.UNWANTED.contains(event) || connection.send(NodeFrames.of(event, payload));
    }

    @Deactivate
    void stop() throws IOException {
        server.close();
        accepting.interrupt();
        connections.values().forEach(BridgeConnection::close);
    }
}
