package ai.openclaw.http;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SettingsReader;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's listener: one port for HTTP and WebSocket. A change of its settings makes a new one, and with it a new
 * {@link ServerContainer} service, so that who holds sockets says goodbye first.
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
    private final BundleContext bundle;
    private final Map<String, Object> properties;
    private final Dispatch dispatch = new Dispatch();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final WebServer server;
    private @Nullable ServiceRegistration<ServerContainer> published;
    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    private volatile @Nullable Config config;

    @Activate
    public Listener(@Reference Gateway gateway, @Reference AllowedHosts hosts, BundleContext bundle, Map<String, Object> properties) {
        this.gateway = gateway;
        this.bundle = bundle;
        this.properties = properties;
        server = new WebServer(dispatch, hosts::allow);
    }

    @Activate
    void start() {
        try {
            ListenPlan plan = plan();
            // whoever takes the port of a gateway that runs already was not meant
            if (gateway.option("force").isPresent() && gateway.origin().isEmpty())
                PortHolder.end(plan.port()).ifPresent(LOG::warn);
            if (!tryFor(PATIENCE, BETWEEN_TRIES, plan)) {
                gateway.refuse(taken(plan));
                Thread.ofVirtual().name("http-late-start").start(() -> tryFor(Duration.ofDays(365), BETWEEN_LATE_TRIES, plan));
            }
        } catch (GatewayException e) {
            gateway.refuse("Gateway failed to start: " + e.message());
        }
    }

    @Deactivate
    void stop() {
        stopped.countDown();
        synchronized (this) {
            if (published != null)
                published.unregister();
            server.stop();
        }
    }

    private ListenPlan plan() {
        if (SettingsReader.read(properties, "gateway.tls", TlsSettings.class).enabled())
            throw GatewayException.invalid("gateway.tls.enabled is set, but this version cannot encrypt yet, and it does not serve in clear"
                    + " what was meant to be encrypted. Set gateway.tls.enabled=false and put a TLS proxy in front.");
        ListenPlan plan = ListenPlan.of(gateway, SettingsReader.read(properties, "gateway", GatewaySettings.class));
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

    /** Listens; says false when the port stayed taken for so long, or this component was stopped. */
    private boolean tryFor(Duration patience, Duration pause, ListenPlan plan) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!listen(plan)) {
                if (System.nanoTime() > end || stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS))
                    return false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (Exception e) {
            gateway.refuse("Gateway failed to start: the listener on port " + plan.port() + " broke: " + e);
            return true;
        }
    }

    private synchronized boolean listen(ListenPlan plan) throws Exception {
        if (stopped.getCount() == 0)
            return true;
        try {
            server.bind(plan.hosts(), plan.port());
        } catch (IOException e) {
            LOG.debug("port {} is not free: {}", plan.port(), e.toString());
            return false;
        }
        published = bundle.registerService(ServerContainer.class, server.start(), null);
        gateway.listening(plan.hosts().stream().map(host -> address(host, server.port())).toList());
        return true;
    }

    private static String address(String host, int port) {
        return "ws://" + (host.indexOf(':') >= 0 ? "[" + host + "]" : host) + ":" + port;
    }

    private static String taken(ListenPlan plan) {
        int port = plan.port();
        String holder = PortHolder.pid(port).map(pid -> "The process with PID " + pid + " holds it; stop it with: kill " + pid)
                .orElse("Find the process that holds it with: ss -ltnp 'sport = :" + port + "'");
        return "Gateway failed to start: another gateway instance is already listening on " + address(plan.hosts().getFirst(), port)
                + "\nPort " + port + " is already in use.\n" + holder + ", or choose another port with --port.";
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
