package ai.openclaw.control;

import ai.openclaw.api.Access;
import ai.openclaw.api.EventSink;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayEvent;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Scope;
import ai.openclaw.api.StopListener;
import ai.openclaw.api.WebSocketWire;
import ai.openclaw.endpoint.SocketUpgrade;
import ai.openclaw.protocol.HelloOk;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control plane: takes WebSocket upgrades on any path, and ends its sockets in order when it goes. */
@Component(service = {Servlet.class, EventSink.class, StopListener.class}, immediate = true, property = "openclaw.websocket.path=/")
public final class ControlPlane extends HttpServlet implements EventSink, StopListener {
    private static final long serialVersionUID = 1;
    private static final Duration START = Duration.ofSeconds(5);
    private static final Logger LOG = LoggerFactory.getLogger("gateway/ws");
    private static final Duration LAST_WORDS = Duration.ofMillis(200);
    private static final Duration ARRIVALS = Duration.ofMillis(100);
    private static final long RESTART_EXPECTED_MS = 1500;
    private final transient SocketUpgrade upgrade;
    private final transient Access access;
    private final transient BrowserOrigins origins;
    private final transient Core core;
    private final transient Methods methods;
    private final transient Handshake handshake;
    private final transient Hello hello;
    private final transient OpenConnections open;
    private final transient Roster roster;
    private final transient Broadcast broadcast;
    private final transient ScheduledThreadPoolExecutor clock;
    private final transient WriteRation writes;
    private final transient Coalesced arrivals;
    private final Gateway gateway;
    private final AtomicBoolean stopping = new AtomicBoolean();

    @Activate
    public ControlPlane(@Reference ServerContainer container, @Reference Gateway gateway, @Reference Access access,
            @Reference BrowserOrigins origins, @Reference Core core, @Reference Methods methods, @Reference OpenConnections open) {
        this.open = open;
        this.gateway = gateway;
        roster = open.roster();
        this.access = access;
        this.origins = origins;
        this.core = core;
        this.methods = methods;
        clock = new ScheduledThreadPoolExecutor(1, Thread.ofVirtual().name("ws-clock").factory());
        clock.setRemoveOnCancelPolicy(true);
        var _ = clock.scheduleWithFixedDelay(this::checkDeadlines, 1, 1, TimeUnit.SECONDS);
        Clock time = Clock.systemUTC();
        upgrade = new SocketUpgrade(container);
        handshake = new Handshake(access, origins);
        hello = new Hello(gateway, methods, access.mode(), time);
        broadcast = new Broadcast(roster::connections);
        writes = new WriteRation(time);
        arrivals = new Coalesced(this::tellHealth, ARRIVALS, clock);
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        Peer peer = Peer.of(request, access);
        if (stopping()) {
            response.setHeader("Retry-After", "1");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else if (peer.origin().isPresent() && origins.refusal(peer).isPresent()) {
            LOG.warn("refused a page's socket peer={} origin={} host={}", peer.address(), LogText.of(peer.origin().get()),
                    LogText.of(peer.authority()));
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        } else if (!roster.room(peer)) {
            response.setHeader("Retry-After", "5");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
        } else {
            upgrade.accept(request, response, new Connection(peer, wires(request), this));
        }
    }

    @SuppressWarnings("unchecked") // the http bundle promises it
    private static Function<Session, WebSocketWire> wires(HttpServletRequest request) {
        return (Function<Session, WebSocketWire>) Objects.requireNonNull(request.getAttribute(WebSocketWire.ATTRIBUTE));
    }

    Handshake handshake() { return handshake; }

    Methods methods() { return methods; }

    /** A client may be greeted before all that is deployed was started; what it asks for waits for that. */
    void awaitStart() {
        if (gateway.hasStarted())
            return;
        try {
            gateway.awaitStarted(START);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    boolean stopping() { return stopping.get(); }

    /** The answer to a client that is admitted; waits for services that are being updated. */
    HelloOk hello(Handshake.Admission admission, String authority) {
        return hello.ok(admission, core.services(), core.canvas().flatMap(canvas -> canvas.address(admission.caller(), authority)));
    }

    /** A socket is open; who it is has to be seen. */
    void opened(Connection connection) { roster.opened(connection); }

    /** A client got its hello: from now on it hears of events, and others hear of it. */
    void joined(Connection connection) {
        if (!open.joined(connection))
            return;
        Core.Services services = core.services();
        roster.present(connection, services.presence());
        arrivals.ask();
    }

    /** Everybody hears how the gateway is when somebody came (contract section 3.5); of many who come together only once. */
    private void tellHealth() {
        try {
            Core.Services services = core.services();
            broadcast.tell(new GatewayEvent("health", services.health().snapshot(), Scope.NONE, Optional.empty(),
                    Optional.of(services.presence().version())));
        } catch (GatewayException e) {
            LOG.debug("nobody is told how the gateway is: {}", e.message());
        }
    }

    /** A connection is over, admitted or not. */
    void left(Connection connection) {
        open.left(connection);
        if (connection.caller().isPresent() && !stopping())
            core.presence().ifPresent(presence -> roster.absent(connection, presence));
    }

    /** Does something later, unless it is cancelled before. */
    Future<?> after(Duration time, Runnable action) {
        return clock.schedule(() -> Thread.startVirtualThread(action), time.toMillis(), TimeUnit.MILLISECONDS);
    }

    WriteRation writes() { return writes; }

    private void checkDeadlines() {
        long now = System.nanoTime();
        for (Connection connection : roster.connections())
            connection.checkDeadlines(now);
    }

    @Override
    public void accept(GatewayEvent event) { broadcast.tell(event); }

    /** Does something behind the events that were told before. */
    void afterEvents(Runnable answer) { broadcast.afterwards(answer); }

    @Override
    public void stopping(Reason reason) {
        if (reason == Reason.STOP)
            end("gateway stopping", null);
        else
            end("gateway restarting", RESTART_EXPECTED_MS);
    }

    @Deactivate
    void stop() {
        end("gateway restarting", RESTART_EXPECTED_MS);
        clock.shutdownNow();
    }

    private void end(String reason, @Nullable Long restartExpectedMs) {
        if (!stopping.compareAndSet(false, true))
            return;
        Map<String, @Nullable Object> farewell = new LinkedHashMap<>();
        farewell.put("reason", reason);
        farewell.put("restartExpectedMs", restartExpectedMs);
        try {
            broadcast.last(GatewayEvent.of("shutdown", Scope.NONE, farewell), LAST_WORDS);
            roster.closeAll();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
