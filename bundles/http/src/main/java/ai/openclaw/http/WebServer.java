package ai.openclaw.http;

import ai.openclaw.api.GatewayException;
import jakarta.servlet.Servlet;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.ee11.websocket.jakarta.server.config.JakartaWebSocketServletContainerInitializer;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.LoggerFactory;

/** Jetty with one servlet on one port of one or two addresses. */
final class WebServer {
    static final int MAX_CONNECTIONS = 4096;
    private static final int IDLE_THREAD_MS = 60_000;
    private static final Duration LOOK = Duration.ofSeconds(2);
    private final Server server;
    private final NetworkConnectionLimit limit;
    private final ServletContextHandler context = new ServletContextHandler("/", false, false);
    private final List<ServerConnector> connectors = new ArrayList<>();
    private final Optional<Encryption> encryption;
    private final Protocols protocols;
    private final Thread watch = Thread.ofVirtual().name("http-slow-clients").unstarted(this::watch);

    /**
     * What a server is made with.
     *
     * @param allowedHosts whether a name may stand in the Host header
     * @param tls the certificate, where TLS is spoken
     * @param strictTransport the header Strict-Transport-Security
     * @param log told of every request
     */
    record Options(Predicate<String> allowedHosts, Optional<TlsFiles> tls, Supplier<Optional<String>> strictTransport, RequestLog log) {}

    /** @throws GatewayException when the certificate cannot be used */
    WebServer(Servlet servlet, Options options) {
        encryption = options.tls().map(Encryption::new);
        protocols = new Protocols(encryption, options.strictTransport());
        // a queue of our own, for Jetty's starts the platform's management beans, which takes a tenth of a second
        QueuedThreadPool threads = new QueuedThreadPool(16, 4, IDLE_THREAD_MS, new LinkedBlockingQueue<>());
        threads.setName("http");
        threads.setVirtualThreadsExecutor(Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("http-", 0).factory()));
        server = new Server(threads);
        server.setErrorHandler(new ErrorText());
        server.setRequestLog(options.log());
        limit = new NetworkConnectionLimit(MAX_CONNECTIONS, server);
        server.addBean(limit);
        context.setErrorHandler(new ErrorText());
        JakartaWebSocketServletContainerInitializer.configure(context, (_, _) -> {});
        ServletHolder holder = new ServletHolder("dispatch", servlet);
        holder.setAsyncSupported(true);
        holder.setInitOrder(1);
        context.addServlet(holder, "/");
        server.setHandler(new Guard(options.allowedHosts(), context));
    }

    /** Takes the port on every address: all of them or none. With port 0 the first address chooses. */
    void bind(List<String> hosts, int port) throws IOException {
        int chosen = port;
        try {
            for (String host : hosts) {
                ServerConnector connector = protocols.connector(server, host, chosen);
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
        watch.start();
        encryption.ifPresent(Encryption::start);
        return (ServerContainer) context.getServletContext().getAttribute(ServerContainer.class.getName());
    }

    private void watch() {
        SlowClients slow = new SlowClients(System::nanoTime);
        try {
            while (true) {
                Thread.sleep(LOOK);
                slow.look(connectors);
            }
        } catch (InterruptedException e) {
            LoggerFactory.getLogger("gateway/http").debug("the listener stops");
        }
    }

    void stop() {
        watch.interrupt();
        encryption.ifPresent(Encryption::close);
        connectors.forEach(ServerConnector::close);
        try {
            server.stop();
        } catch (Exception e) {
            LoggerFactory.getLogger("gateway").warn("the listener did not stop in order: {}", e.toString());
        }
    }
}
