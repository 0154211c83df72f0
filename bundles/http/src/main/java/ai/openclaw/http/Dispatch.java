package ai.openclaw.http;

import ai.openclaw.api.HttpPresence;
import ai.openclaw.api.WebSocketWire;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Function;
import org.eclipse.jetty.ee11.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/**
 * Hands WebSocket upgrades to the servlet with the longest matching path prefix, and everything else to the OSGi servlet whiteboard. Both
 * come and go while requests are served; where nobody is there now, the answer is 503.
 */
final class Dispatch extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int TRIES = 3;
    private final transient Map<String, Servlet> sockets = new ConcurrentSkipListMap<>(
            (a, b) -> a.length() == b.length() ? a.compareTo(b) : b.length() - a.length());
    private final transient Map<String, Servlet> direct = new ConcurrentHashMap<>();
    private final transient Awaiting vacancies;
    private volatile transient @Nullable HttpServlet whiteboard;

    /** @param vacancies waits for servlets that are being replaced */
    Dispatch(Awaiting vacancies) { this.vacancies = vacancies; }

    /** Knows who is away for a moment. */
    interface Awaiting {
        /** Waits for who serves a path; says false when that takes too long. */
        boolean await(String path) throws InterruptedException;

        /** Whether who serves a path is away now. */
        default boolean away(String path) { return false; }
    }

    @Override
    public synchronized void init() throws ServletException {
        HttpServlet early = whiteboard;
        if (early != null)
            early.init(getServletConfig());
    }

    synchronized void whiteboard(HttpServlet servlet) throws ServletException {
        if (getServletConfig() != null)
            servlet.init(getServletConfig());
        whiteboard = servlet;
    }

    synchronized void noWhiteboard(HttpServlet servlet) {
        if (servlet.equals(whiteboard))
            whiteboard = null;
        servlet.destroy();
    }

    /** Serves exactly these paths without the whiteboard's detour through contexts and filters. */
    void direct(List<String> paths, Servlet servlet) {
        paths.forEach(path -> direct.put(path, servlet));
    }

    void noDirect(List<String> paths, Servlet servlet) { paths.forEach(path -> direct.remove(path, servlet)); }

    void socket(String prefix, Servlet servlet) { sockets.put(prefix, servlet); }

    void noSocket(String prefix, Servlet servlet) { sockets.remove(prefix, servlet); }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Servlet quick = direct.get(request.getRequestURI());
        if (quick != null && !upgrade(request)) {
            quick.service(request, response);
            return;
        }
        if (upgrade(request))
            serve(socket(request), request, response);
        else
            page(request, response);
    }

    private static void serve(Optional<Servlet> target, HttpServletRequest request, HttpServletResponse response)
            throws ServletException, IOException {
        if (target.isPresent())
            target.get().service(request, response);
        else
            unavailable(response);
    }

    /** A servlet may be taken away after the whiteboard has chosen it; then nothing was done, and the one that follows it is asked. */
    private void page(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        for (int tries = 0; tries < TRIES; tries++) {
            TakenAway guarded = new TakenAway(request, response, vacancies);
            serve(page(request), request, guarded);
            if (!guarded.happened())
                return;
        }
        unavailable(response);
    }

    /** The whiteboard, once it has who serves this path; empty when that takes too long. */
    private Optional<Servlet> page(HttpServletRequest request) {
        try {
            if (!vacancies.await(request.getRequestURI()))
                return Optional.empty();
            request.setAttribute(HttpPresence.ATTRIBUTE, new ClientPresence(ServletContextRequest.getServletContextRequest(request)));
            return Optional.ofNullable(whiteboard);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static boolean upgrade(HttpServletRequest request) { return "websocket".equalsIgnoreCase(request.getHeader("Upgrade")); }

    private Optional<Servlet> socket(HttpServletRequest request) {
        EndPoint connection = BatchingEndPoint
                .under(ServletContextRequest.getServletContextRequest(request).getConnectionMetaData().getConnection().getEndPoint());
        Function<Session, WebSocketWire> wire = session -> JettyWire.of(session, connection);
        request.setAttribute(WebSocketWire.ATTRIBUTE, wire);
        String path = request.getRequestURI();
        return sockets.entrySet().stream().filter(entry -> path.startsWith(entry.getKey())).map(Map.Entry::getValue).findFirst();
    }

    private static void unavailable(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        response.setHeader("Retry-After", "1");
        response.setContentType("application/json");
        response.getWriter()
                .write("{\"error\":{\"message\":\"The gateway is starting or being updated; try again.\",\"type\":\"unavailable\"}}");
    }
}
