package ai.openclaw.http;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.SettingsReader;
import jakarta.websocket.server.ServerContainer;
import java.io.IOException;
import java.time.Duration;
import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceRegistration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One port from when it is taken until it is let go. While it serves, its {@link ServerContainer} is a service that shows which settings it
 * was opened with, so that a reload can tell.
 */
final class OpenPort {
    private static final Logger LOG = LoggerFactory.getLogger("gateway");
    private static final String SETTINGS_HASH = "openclaw.settings.hash";
    private final Gateway gateway;
    private final BundleContext bundle;
    private final ListenPlan plan;
    private final WebServer server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private boolean bound;
    private @Nullable ServiceRegistration<ServerContainer> published;

    OpenPort(Gateway gateway, BundleContext bundle, ListenPlan plan, WebServer server) {
        this.gateway = gateway;
        this.bundle = bundle;
        this.plan = plan;
        this.server = server;
    }

    ListenPlan plan() { return plan; }

    /** Takes the port; says false when it stayed taken by somebody else for so long, or this was closed meanwhile. */
    boolean bind(Duration patience, Duration pause) {
        long end = System.nanoTime() + patience.toNanos();
        try {
            while (!bind()) {
                if (System.nanoTime() > end || closed.await(pause.toMillis(), TimeUnit.MILLISECONDS))
                    return false;
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private synchronized boolean bind() {
        if (closed.getCount() == 0)
            return false;
        try {
            server.bind(plan.hosts(), plan.port());
            bound = true;
        } catch (IOException e) {
            LOG.debug("port {} is not free: {}", plan.port(), e.toString());
        }
        return bound;
    }

    /** Serves from now on. */
    synchronized void serve(Map<String, Object> settings) {
        if (closed.getCount() == 0)
            return;
        limit(settings);
        try {
            published = bundle.registerService(ServerContainer.class, server.start(), properties(settings));
            gateway.listening(plan.hosts().stream().map(host -> plan.address(host, server.port())).toList());
        } catch (Exception e) {
            gateway.refuse("Gateway failed to start: the listener on port " + plan.port() + " broke: " + e);
        }
    }

    /** The same port goes on with other settings. */
    synchronized void settings(Map<String, Object> settings) {
        limit(settings);
        if (published != null)
            published.setProperties(properties(settings));
    }

    private void limit(Map<String, Object> settings) {
        SettingsReader.read(settings, "gateway", Former.class).maxConnections().ifPresentOrElse(server::limit,
                () -> server.limit(WebServer.MAX_CONNECTIONS));
    }

    /** What guides still tell of {@code gateway}, and the contract no longer knows (section 24): honoured, and in no schema. */
    record Former(Optional<Integer> maxConnections) {}

    @SuppressWarnings("JdkObsolete") // the framework speaks of dictionaries
    private static Dictionary<String, Object> properties(Map<String, Object> settings) {
        Dictionary<String, Object> shown = new Hashtable<>();
        settings.forEach((name, value) -> {
            if (name.startsWith(SETTINGS_HASH) || name.equals(Constants.SERVICE_PID))
                shown.put(name, value);
        });
        return shown;
    }

    /** Lets go: who holds sockets says goodbye first. */
    void close() {
        closed.countDown();
        synchronized (this) {
            if (published != null)
                published.unregister();
            published = null;
            server.stop();
        }
    }
}
