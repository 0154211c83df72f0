package ai.openclaw.http;

import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.jetty.alpn.server.ALPNServerConnectionFactory;
import org.eclipse.jetty.http2.server.HTTP2ServerConnectionFactory;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.ConnectionFactory;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.SslConnectionFactory;

/** What is spoken on the port: HTTP/1.1, and behind TLS also HTTP/2. */
final class Protocols {
    private static final int IDLE_TIMEOUT_MS = 30_000;
    private static final int MAX_HEADER_BYTES = 16_384;
    private static final int MAX_STREAMS = 100;
    private final Optional<Encryption> encryption;
    private final Supplier<Optional<String>> strictTransport;

    Protocols(Optional<Encryption> encryption, Supplier<Optional<String>> strictTransport) {
        this.encryption = encryption;
        this.strictTransport = strictTransport;
    }

    ServerConnector connector(Server server, String host, int port) {
        ServerConnector connector = new ServerConnector(server, 1, 1, factories().toArray(ConnectionFactory[]::new)) {
            @Override
            protected SocketChannelEndPoint newEndPoint(SocketChannel channel, ManagedSelector selector, SelectionKey key) {
                return new BatchingEndPoint(channel, selector, key, getScheduler());
            }
        };
        connector.setHost(host);
        connector.setPort(port);
        connector.setReuseAddress(true);
        connector.setIdleTimeout(IDLE_TIMEOUT_MS);
        return connector;
    }

    private List<ConnectionFactory> factories() {
        HttpConfiguration http = configuration();
        List<ConnectionFactory> factories = new ArrayList<>();
        encryption.ifPresent(tls -> {
            // whoever dials an address sends no name, or one that no certificate of a private network has
            http.addCustomizer(new SecureRequestCustomizer(false));
            ALPNServerConnectionFactory negotiation = new ALPNServerConnectionFactory();
            negotiation.setDefaultProtocol("http/1.1");
            factories.add(new SslConnectionFactory(tls.factory(), negotiation.getProtocol()));
            factories.add(negotiation);
            factories.add(http2(http));
        });
        factories.add(new HttpConnectionFactory(http));
        return factories;
    }

    private HttpConfiguration configuration() {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setMaxResponseHeaderSize(MAX_HEADER_BYTES);
        http.addCustomizer(new SecurityHeaders(strictTransport));
        http.addCustomizer(new RequestId());
        return http;
    }

    /** WebSockets stay on connections of their own, where they are cut and flushed by their frames (cnf/decisions/0012). */
    private static HTTP2ServerConnectionFactory http2(HttpConfiguration http) {
        HTTP2ServerConnectionFactory factory = new HTTP2ServerConnectionFactory(http);
        factory.setConnectProtocolEnabled(false);
        factory.setMaxConcurrentStreams(MAX_STREAMS);
        return factory;
    }
}
