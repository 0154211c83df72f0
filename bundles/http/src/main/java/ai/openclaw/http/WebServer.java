package ai.openclaw.http;

import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/** Jetty with one servlet on one port of one or two addresses. */
final class WebServer {
    static final int MAX_CONNECTIONS = 4096;
    private static final int IDLE_TIMEOUT_MS = 30_000;
    private static final int IDLE_THREAD_MS = 60_000;
    private static final int MAX_HEADER_BYTES = 16_384;
    private final Server server;
    private final NetworkConnectionLimit limit;
    private final ServletContextHandler context = new ServletContextHandler("/", false, false);
    private final List<ServerConnector> connectors = new ArrayList<>();

    WebServer(Servlet servlet, Predicate<String> allowedHosts) {
        // a queue of our own, for Jetty's starts the platform's management beans, which takes a tenth of a second
        QueuedThreadPool threads = new QueuedThreadPool(16, 4, IDLE_THREAD_MS, new LinkedBlockingQueue<>());
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
        server = new Server(threads);
        server.setErrorHandler(new ErrorText());
        limit = new NetworkConnectionLimit(MAX_CONNECTIONS, server);
        server.addBean(limit);
        context.setErrorHandler(new ErrorText());
        JakartaWebSocketServletContainerInitializer.configure(context, (_, _) -> {});
        ServletHolder holder = new ServletHolder("dispatch", servlet);
        holder.setAsyncSupported(true);
        holder.setInitOrder(1);
        context.addServlet(holder, "/");
        server.setHandler(new Guard(allowedHosts, context));
    }

    /** Takes the port on every address: all of them or none. With port 0 the first address chooses. */
    void bind(List<String> hosts, int port) throws IOException {
        int chosen = port;
        try {
            for (String host : hosts) {
                ServerConnector connector = connector(host, chosen);
                connectors.add(connector);
                connector.open();
                chosen = connector.getLocalPort();
            }
        } catch (IOException e) {
            connectors.forEach(ServerConnector::close);
            connectors.clear();
            throw e;
        }
    }

    /** At most so many connections at once, and never more than the usual number; those that are there stay. */
    void limit(int connections) {
        limit.setMaxNetworkConnectionCount(Math.clamp(connections, 1, MAX_CONNECTIONS));
    }

    int port() { return connectors.getFirst().getLocalPort(); }

    /** Serves requests from now on. */
    ServerContainer start() throws Exception {
        connectors.forEach(server::addConnector);
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // Jetty looks for its extensions and field encoders through the context class loader
        thread.setContextClassLoader(Server.class.getClassLoader());
        try {
            server.start();
        } finally {
            thread.setContextClassLoader(before);
        }
        return (ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    void stop() {
        connectors.forEach(ServerConnector::close);
        try {
            server.stop();
        } catch (Exception e) {
            LoggerFactory.getLogger("gateway").warn("the listener did not stop in order: {}", e.toString());
        }
    }

    private ServerConnector connector(String host, int port) {
        HttpConfiguration http = new HttpConfiguration();
        http.setSendServerVersion(false);
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setMaxResponseHeaderSize(MAX_HEADER_BYTES);
        http.addCustomizer(new SecurityHeaders());
        ServerConnector connector = new ServerConnector(server, 1, 1, new HttpConnectionFactory(http)) {
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
}
