package ai.openclaw.http;

import ai.openclaw.api.Config;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.SettingsReader;
import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import java.time.Duration;
import java.util.List;
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
 * {@link jakarta.websocket.server.ServerContainer} service. No port is opened before the configuration is known, which may take a while:
 * its secrets may have to be looked up.
 */
@Component(service = {}, immediate = true, configurationPid = {"gateway", "gateway.tls"})
public final class Listener {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    /** The service property of a servlet that takes WebSocket upgrades: the prefix of the paths that are meant for it. */
    private static final String SOCKET_PATH = "openclaw.websocket.path";
    /** The service property of a whiteboard servlet that is asked so often that it is served without the whiteboard; its patterns are paths. */
    private static final String DIRECT = "openclaw.http.direct";
    private static final List<String> PIDS = List.of("gateway", "gateway.tls");
    private static final Duration START = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration BETWEEN_TRIES = Duration.ofMillis(250);
    private static final Duration BETWEEN_LATE_TRIES = Duration.ofSeconds(5);
    private final Gateway gateway;
    private final AllowedHosts hosts;
    private final HttpOptions options;
    private final AccessLog log;
    private final BundleContext bundle;
    private Map<String, Object> settings; // under this
    private boolean active; // under this
    private final Dispatch dispatch;
    private @Nullable OpenPort port; // under this
    private @Nullable Config config; // under this

    @Activate
    public Listener(@Reference Gateway gateway, @Reference AllowedHosts hosts, @Reference HttpOptions options, @Reference AccessLog log,
            @Reference Vacancies vacancies, BundleContext bundle, Map<String, Object> properties) {
        this.gateway = gateway;
        this.hosts = hosts;
        this.options = options;
        this.log = log;
        this.dispatch = new Dispatch(awaiting(gateway, vacancies));
        this.bundle = bundle;
        settings = properties;
    }

    private static Dispatch.Awaiting awaiting(Gateway gateway, Vacancies vacancies) {
        return new Dispatch.Awaiting() {
            // the port is open before all endpoints are there; who asks in that moment waits for them
            @Override
            public boolean await(String path) throws InterruptedException {
                if (!gateway.hasStarted())
                    gateway.awaitStarted(START);
                return vacancies.await(path);
            }

            @Override
            public boolean away(String path) { return vacancies.away(path); }
        };
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC, policyOption = ReferencePolicyOption.GREEDY)
    synchronized void bindConfig(Config bound) {
        config = bound;
        if (active && port == null)
            start();
    }

    @SuppressWarnings("ReferenceEquality") // another one may have taken its place
    synchronized void unbindConfig(Config unbound) {
        if (config == unbound)
            config = null;
    }

    @Activate
    synchronized void start() {
        active = true;
        if (!known())
            return;
        try {
            ListenPlan plan = plan(settings);
            // whoever takes the port of a gateway that runs already was not meant
            if (gateway.option("force").isPresent() && gateway.origin().isEmpty())
                PortHolder.end(plan.port()).ifPresent(LOG::warn);
            port = open(plan, settings);
        } catch (GatewayException e) {
            gateway.refuse("Gateway failed to start: " + e.message());
        }
    }

    /** Whether all that the configuration says of the listener has come; ConfigAdmin brings it a moment later. */
    private boolean known() {
        Config source = config;
        return source != null
                && PIDS.stream().allMatch(pid -> settings.containsKey(SettingsReader.property(pid)) || source.value(pid).isEmpty());
    }

    @Modified
    synchronized void change(Map<String, Object> changed) {
        settings = changed;
        if (port == null) {
            start();
            return;
        }
        try {
            ListenPlan plan = plan(settings);
            if (port.plan().equals(plan))
                port.settings(settings);
            else
                move(port, plan);
        } catch (GatewayException e) {
            LOG.error("the listener stays as it is: {}", e.message());
        }
    }

    @Deactivate
    synchronized void stop() {
        active = false;
        if (port != null)
            port.close();
        port = null;
    }

    private ListenPlan plan(Map<String, Object> given) {
        ListenPlan plan = ListenPlan.of(gateway, SettingsReader.read(given, "gateway", GatewaySettings.class),
                SettingsReader.read(given, "gateway.tls", TlsSettings.class));
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

    private OpenPort of(ListenPlan plan) {
        WebServer.Options with = new WebServer.Options(hosts::allow, plan.tls(), options::strictTransportSecurity, log);
        return new OpenPort(gateway, bundle, plan, new WebServer(dispatch, with));
    }

    /** Refuses the start when the port is taken; a gateway within another process goes on and waits for it. */
    private OpenPort open(ListenPlan plan, Map<String, Object> given) {
        OpenPort opened = of(plan);
        if (opened.bind(PATIENCE, BETWEEN_TRIES)) {
            opened.serve(given);
            return opened;
        }
        gateway.refuse(taken(plan));
        Thread.ofVirtual().name("http-late-start").start(() -> {
            if (opened.bind(Duration.ofDays(365), BETWEEN_LATE_TRIES))
                opened.serve(given);
        });
        return opened;
    }

    /** The next port is had before the former is let go, unless they are the same one on other addresses. */
    private void move(OpenPort before, ListenPlan plan) {
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

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(" + DIRECT + "=true)")
    void bindDirect(Servlet servlet, Map<String, Object> service) {
        dispatch.direct(Vacancies.patterns(service.get(Vacancies.PATTERN)), servlet);
    }

    void unbindDirect(Servlet servlet, Map<String, Object> service) {
        dispatch.noDirect(Vacancies.patterns(service.get(Vacancies.PATTERN)), servlet);
    }

    @Reference(cardinality = ReferenceCardinality.MULTIPLE, policy = ReferencePolicy.DYNAMIC, target = "(" + SOCKET_PATH + "=*)")
    void bindSocket(Servlet servlet, Map<String, Object> service) { dispatch.socket(String.valueOf(service.get(SOCKET_PATH)), servlet); }

    void unbindSocket(Servlet servlet, Map<String, Object> service) {
        dispatch.noSocket(String.valueOf(service.get(SOCKET_PATH)), servlet);
    }
}
