package ai.openclaw.http;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.internal.HttpConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends connections that are kept busy by dribbling (security checklist 17): who takes longer than {@link #HEAD} to say what it wants, and who takes next
 * to nothing of its answer. The idle timeout sees neither, for every byte puts it off. WebSockets have limits of their own.
 */
final class SlowClients {
    /** For a TLS handshake and the head of the first request, and for the head of each later one. */
    static final Duration HEAD = Duration.ofSeconds(15);
    /** In this time a client that is being written to has to take at least {@link #MIN_TAKEN}. */
    static final Duration TAKING = Duration.ofSeconds(20);
    static final long MIN_TAKEN = 1024;
    private static final Logger LOG = LoggerFactory.getLogger("gateway/http");
    private final LongSupplier nanos;
    private Map<EndPoint, Sight> before = Map.of();

    SlowClients(LongSupplier nanos) { this.nanos = nanos; }

    /**
     * How a connection stood when it was looked at.
     *
     * @param requests that have begun
     * @param headSince since when the same head has been coming in; 0 when none is
     * @param taken bytes at {@code blockedSince}
     * @param blockedSince since when it has been taking nothing worth speaking of; 0 when nothing waits for it
     */
    private record Sight(long requests, long headSince, long taken, long blockedSince) {}

    /** Looks at all connections once. */
    void look(List<ServerConnector> connectors) {
        Map<EndPoint, Sight> now = new HashMap<>();
        for (ServerConnector connector : connectors)
            for (EndPoint connection : connector.getConnectedEndPoints())
                if (connection instanceof BatchingEndPoint client && !client.webSocket())
                    look(client, now);
        before = now;
    }

    private void look(BatchingEndPoint client, Map<EndPoint, Sight> now) {
        Sight sight = sight(client, before.getOrDefault(client, new Sight(-1, 0, 0, 0)));
        if (over(sight.headSince, HEAD) || over(sight.blockedSince, TAKING)) {
            LOG.debug("{} is too slow and was cut off", client.getRemoteSocketAddress());
            client.close();
        } else
            now.put(client, sight);
    }

    private boolean over(long since, Duration patience) { return since != 0 && nanos.getAsLong() - since > patience.toNanos(); }

    private Sight sight(BatchingEndPoint client, Sight last) {
        long at = nanos.getAsLong();
        long requests = 0;
        boolean head = true;
        Connection top = top(client.getConnection());
        if (top instanceof HttpConnection http) {
            requests = http.getMessagesIn();
            head = requests == 0 || (http.getParser().inHeaderState() && !http.getParser().isStart());
        } else if (!(client.getConnection() instanceof SslConnection) || !negotiating(top)) {
            head = false;
        }
        long headSince = !head ? 0 : last.headSince != 0 && last.requests == requests ? last.headSince : at;
        if (!client.blocked())
            return new Sight(requests, headSince, client.taken(), 0);
        boolean stuck = last.blockedSince != 0 && client.taken() - last.taken < MIN_TAKEN;
        return stuck ? new Sight(requests, headSince, last.taken, last.blockedSince) : new Sight(requests, headSince, client.taken(), at);
    }

    private static Connection top(Connection connection) {
        return connection instanceof SslConnection tls && tls.getSslEndPoint().getConnection() != null
                ? tls.getSslEndPoint().getConnection()
                : connection;
    }

    /** Whether it is not known yet which protocol is spoken. */
    private static boolean negotiating(Connection top) {
        return top.getClass().getSimpleName().startsWith("ALPN") || top instanceof SslConnection;
    }
}
