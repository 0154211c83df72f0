package ai.openclaw.http;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SettingsReader;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's listener: one port for HTTP and WebSocket. Only a change of what it listens on opens another; a port that cannot be had
 * leaves the former one open, and the reload that asked for it fails. A new port comes with a new
 * {@link jakarta.websocket.server.ServerContainer} service.
 */
@Component(service = {}, immediate = true, configurationPid = {"gateway", "gateway.tls"})
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    /** The service property of a servlet that takes WebSocket upgrades: the prefix of the paths that are meant for it. */
    private static final String SOCKET_PATH = "openclaw.websocket.path";
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration BETWEEN_LATE_TRIES = Duration.ofSeconds(5);
    private final Gateway gateway;
    private final AllowedHosts hosts;
    private final BundleContext bundle;
    private final Map<String, Object> startSettings;
    private final Dispatch dispatch = new Dispatch();
    private @Nullable OpenPort port; // under this
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Config config;

    @Activate
    public Listener(@Reference Gateway gateway, @Reference AllowedHosts hosts, BundleContext bundle, Map<String, Object> properties) {
        this.gateway = gateway;
        this.hosts = hosts;
        this.bundle = bundle;
        startSettings = properties;
    }

    @Activate
    synchronized void start() {
        try {
            ListenPlan plan = plan(startSettings);
            // whoever takes the port of a gateway that runs already was not meant
            if (gateway.option("force").isPresent() && gateway.origin().isEmpty())
                PortHolder.end(plan.port()).ifPresent(LOG::warn);
            port = open(plan, startSettings);
        } catch (GatewayException e) {
            gateway.refuse("Gateway failed to start: " + e.message());
        }
    }

    @Modified
    synchronized void change(Map<String, Object> settings) {
        try {
            ListenPlan plan = plan(settings);
            if (port == null)
                port = open(plan, settings);
            else if (port.plan().equals(plan))
                port.settings(settings);
            else
                move(port, plan, settings);
        } catch (GatewayException e) {
            LOG.error("the listener stays as it is: {}", e.message());
        }
    }

    @Deactivate
    synchronized void stop() {
        if (port != null)
            port.close();
        port = null;
    }

    private ListenPlan plan(Map<String, Object> settings) {
        if (SettingsReader.read(settings, "gateway.tls", TlsSettings.class).enabled())
            throw GatewayException.invalid("gateway.tls.enabled is set, but this version cannot encrypt yet, and it does not serve in clear"
                    + " what was meant to be encrypted. Set gateway.tls.enabled=false and put a TLS proxy in front.");
        ListenPlan plan = ListenPlan.of(gateway, SettingsReader.read(settings, "gateway", GatewaySettings.class));
        if (!plan.local() && authMode().equals("none"))
            throw GatewayException.invalid("Refusing to bind gateway to " + plan.bind().name().toLowerCase(Locale.ROOT) + " without auth.\n"
                    + "Set gateway.auth.token or gateway.auth.password, or pass --token or --password.");
        return plan;
    }

    private String authMode() {
        Config known = config;
        Optional<Object> configured = known == null ? Optional.empty() : known.value("gateway.auth.mode");
        return gateway.option("auth").orElse(String.valueOf(configured.orElse("token")));
    }

    private OpenPort of(ListenPlan plan) { return new OpenPort(gateway, bundle, plan, new WebServer(dispatch, hosts::allow)); }

    /** Refuses the start when the port is taken; a gateway within another process goes on and waits for it. */
    private OpenPort open(ListenPlan plan, Map<String, Object> settings) {
        OpenPort opened = of(plan);
        if (opened.bind(PATIENCE, BETWEEN_TRIES)) {
            opened.serve(settings);
            return opened;
        }
        gateway.refuse(taken(plan));
        Thread.ofVirtual().name("http-late-start").start(() -> {
            if (opened.bind(Duration.ofDays(365), BETWEEN_LATE_TRIES))
                opened.serve(settings);
        });
        return opened;
    }

    /** The next port is had before the former is let go, unless they are the same one on other addresses. */
    private void move(OpenPort before, ListenPlan plan, Map<String, Object> settings) {
        if (before.plan().port() == plan.port()) {
            before.close();
            port = open(plan, settings);
            return;
        }
        OpenPort next = of(plan);
        if (next.bind(PATIENCE, BETWEEN_TRIES)) {
            before.close();
            next.serve(settings);
            port = next;
        } else {
            LOG.error("port {} is already in use; the listener stays on port {}. {}", plan.port(), before.plan().port(),
                    holder(plan.port()));
            next.close();
        }
    }

    private static String taken(ListenPlan plan) {
        return "Gateway failed to start: another gateway instance is already listening on "
                + plan.address(plan.hosts().getFirst(), plan.port()) + "\nPort " + plan.port() + " is already in use.\n"
                + holder(plan.port()) + ", or choose another port with --port.";
    }

    private static String holder(int port) {
        return PortHolder.pid(port).map(pid -> "The process with PID " + pid + " holds it; stop it with: kill " + pid)
                .orElse("Find the process that holds it with: ss -ltnp 'sport = :" + port + "'");
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY, target = "(http.felix.dispatcher=*)")
    void bindWhiteboard(HttpServlet servlet) throws ServletException { dispatch.whiteboard(servlet); }

    void unbindWhiteboard(HttpServlet servlet) { dispatch.noWhiteboard(servlet); }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(" + SOCKET_PATH + "=*)")
    void bindSocket(Servlet servlet, Map<String, Object> service) { dispatch.socket(String.valueOf(service.get(SOCKET_PATH)), servlet); }

    void unbindSocket(Servlet servlet, Map<String, Object> service) {
        dispatch.noSocket(String.valueOf(service.get(SOCKET_PATH)), servlet);
    }
}
