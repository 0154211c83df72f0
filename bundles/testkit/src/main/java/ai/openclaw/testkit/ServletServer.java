package ai.openclaw.testkit;

import ai.openclaw.api.HttpPresence;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Servlet;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.Executors;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** The server that servlets run in, on a free port of this machine, with servlets as the gateway would register them. */
public final class ServletServer implements AutoCloseable {
    private final Server server;
    private final ServletContextHandler context = new ServletContextHandler("/");
    private final ServerConnector connector;
    private volatile boolean present = true;
    private final HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(Duration.ofSeconds(5))
            .build();

    private ServletServer() {
        QueuedThreadPool threads = new QueuedThreadPool();
        threads.setVirtualThreadsExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server = new Server(threads);
        connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        server.setHandler(context);
        FilterHolder presence = new FilterHolder((request, response, chain) -> {
            request.setAttribute(HttpPresence.ATTRIBUTE, (HttpPresence) () -> present);
            chain.doFilter(request, response);
        });
        presence.setAsyncSupported(true);
        context.addFilter(presence, "/*", EnumSet.of(DispatcherType.REQUEST));
    }

    /** Serves servlets by their patterns, such as {@code /hooks/*}. */
    public static ServletServer of(Map<String, ? extends Servlet> servlets) throws Exception {
        ServletServer made = new ServletServer();
        servlets.forEach((pattern, servlet) -> {
            ServletHolder holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            made.context.addServlet(holder, pattern);
        });
        made.server.start();
        return made;
    }

    /** From now on servlets are told that the clients have gone. */
    public void clientsLeave() { present = false; }

    public int port() { return connector.getLocalPort(); }

    public URI uri(String path) { return URI.create("http://127.0.0.1:" + port() + path); }

    /** A request to be sent by {@link #send}; it has half a minute. */
    public HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    }

    public HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    public HttpResponse<String> get(String path, String... headers) throws Exception {
        return send(headers.length == 0 ? request(path) : request(path).headers(headers));
    }

    public HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = request(path).POST(HttpRequest.BodyPublishers.ofString(body));
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    @Override
    public void close() {
        client.shutdownNow();
        try {
            server.stop();
        } catch (Exception e) {
            throw new IllegalStateException("the server of the test does not stop", e);
        }
    }
}
