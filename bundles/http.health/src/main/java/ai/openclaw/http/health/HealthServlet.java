package ai.openclaw.http.health;

import ai.openclaw.api.Access;
import ai.openclaw.api.Channels;
import ai.openclaw.api.Gateway;
import ai.openclaw.endpoint.Endpoint;
import ai.openclaw.endpoint.Exchange;
import ai.openclaw.endpoint.Gate;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Tells load balancers and service managers whether the gateway lives, and whether it can do its work (contract sections 16 and 21). What keeps it
 * from that is told to programs on this machine and to who shows the gateway's secret.
 */
@Component(service = Servlet.class, property = "openclaw.http.direct:Boolean=true")
@HttpWhiteboardServletPattern({"/health", "/healthz", "/ready", "/readyz", "/startupz"})
public final class HealthServlet extends Endpoint {
    private static final long serialVersionUID = 1;
    private static final String JSON = "application/json; charset=utf-8";
    private static final byte[] LIVE = "{\"ok\":true,\"status\":\"live\"}".getBytes(StandardCharsets.UTF_8);
    private final transient Gateway gateway;
    private final transient Gate gate;
    private final transient Readiness readiness;

    @Activate
    public HealthServlet(@Reference Gateway gateway, @Reference Access access, @Reference Channels channels) {
        super("GET", "HEAD");
        this.gateway = gateway;
        this.gate = new Gate(access);
        this.readiness = new Readiness(gateway, channels, System::nanoTime);
    }

    @Deactivate
    void close() { end(); }

    @Override
    protected void serve(Exchange exchange) throws IOException {
        exchange.response().setHeader("Cache-Control", "no-store");
        switch (exchange.request().getRequestURI()) {
            case "/health", "/healthz" -> exchange.answer(HttpServletResponse.SC_OK, JSON, LIVE);
            case "/startupz" -> started(exchange);
            default -> ready(exchange);
        }
    }

    private void started(Exchange exchange) throws IOException {
        boolean started = gateway.hasStarted();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("ok", started);
        state.put("status", started ? "started" : "starting");
        state.put("version", gateway.version());
        state.put("uptimeMs", uptimeMs());
        exchange.json(started ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, state);
    }

    private void ready(Exchange exchange) throws IOException {
        List<String> failing = readiness.failing();
        Map<String, Object> state = new LinkedHashMap<>();
        state.put("ready", failing.isEmpty());
        if (trusted(exchange)) {
            state.put("failing", failing);
            state.put("uptimeMs", uptimeMs());
        }
        exchange.json(failing.isEmpty() ? HttpServletResponse.SC_OK : HttpServletResponse.SC_SERVICE_UNAVAILABLE, state);
    }

    private boolean trusted(Exchange exchange) {
        return gate.source(exchange.request()).local() || (Gate.bearer(exchange.request()).isPresent() && gate.admits(exchange.request()));
    }

    private long uptimeMs() { return Duration.between(gateway.startedAt(), Instant.now()).toMillis(); }
}
