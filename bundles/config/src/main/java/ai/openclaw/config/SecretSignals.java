package ai.openclaw.config;

import ai.openclaw.api.SystemEvents;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells once that secrets are not available, and once that they are again: in the log and to the agent (contract section 15). For one thread. */
final class SecretSignals {
    private static final Logger LOG = LoggerFactory.getLogger("secrets");
    private static final int MAX_UNTOLD = 20;
    private final BundleContext context;
    private final Deque<String> untold = new ArrayDeque<>();
    private boolean degraded;
    private List<String> auth = List.of();

    SecretSignals(BundleContext context) { this.context = context; }

    boolean isDegraded() { return degraded; }

    void degraded(String reason) {
        if (degraded)
            return;
        degraded = true;
        String text = "[SECRETS_RELOADER_DEGRADED] " + reason;
        LOG.error(text);
        queue(text);
    }

    void recovered() {
        if (!degraded)
            return;
        degraded = false;
        String text = "[SECRETS_RELOADER_RECOVERED] Secret resolution recovered; runtime remained on last-known-good during the outage.";
        LOG.info(text);
        queue(text);
    }

    /** @param sentences about the references in {@code gateway.auth} */
    void auth(List<String> sentences) {
        if (!sentences.equals(auth))
            sentences.forEach(sentence -> LOG.info("[SECRETS_GATEWAY_AUTH_SURFACE] {}", sentence));
        auth = sentences;
    }

    private void queue(String text) {
        if (untold.size() == MAX_UNTOLD)
            untold.removeFirst();
        untold.add(text);
        tell();
    }

    /** Tells what waits for the one who listens, who may start later than we. */
    void tell() {
        if (untold.isEmpty())
            return;
        ServiceReference<SystemEvents> reference = context.getServiceReference(SystemEvents.class);
        SystemEvents events = reference == null ? null : context.getService(reference);
        if (events == null)
            return;
        while (!untold.isEmpty())
            events.add(untold.removeFirst());
        context.ungetService(reference);
    }
}
