package ai.openclaw.config;

import ai.openclaw.api.SecretSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.InvalidSyntaxException;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.startlevel.BundleStartLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The bundles that offer secrets, looked for when they are needed: nobody depends on them, so an update of one restarts nothing else. One
 * that is not there yet is waited for.
 */
final class SecretSources {
    private static final Logger LOG = LoggerFactory.getLogger("secrets");
    private static final String TYPE = "openclaw.secret.source.type";
    private static final long POLL = Duration.ofMillis(5).toNanos();
    private final BundleContext context;

    SecretSources(BundleContext context) { this.context = context; }

    /** Sources in use, given back in the end. */
    final class Borrowed implements AutoCloseable {
        private final long end;
        private final List<ServiceReference<SecretSource>> references = new ArrayList<>();

        private Borrowed(Duration patience) { end = System.nanoTime() + patience.toNanos(); }

        /** The source of a name; asked for by several threads at once. */
        Optional<SecretSource> find(String type) {
            while (true) {
                Optional<SecretSource> found = look(type);
                if (found.isPresent() || System.nanoTime() > end || Thread.currentThread().isInterrupted())
                    return found;
                LockSupport.parkNanos(POLL);
            }
        }

        private Optional<SecretSource> look(String type) {
            for (ServiceReference<SecretSource> reference : references(type)) {
                SecretSource service = context.getService(reference);
                if (service == null)
                    continue;
                synchronized (references) {
                    references.add(reference);
                }
                return Optional.of(service);
            }
            return Optional.empty();
        }

        @Override
        public void close() {
            synchronized (references) {
                references.forEach(context::ungetService);
            }
        }
    }

    /**
     * Starts the bundles that offer sources and are about to be started anyway: the first reading holds up the thread that starts bundles, so
     * that nothing comes up with settings that are not the configuration's.
     */
    void start() {
        for (Bundle bundle : context.getBundles())
            if (bundle.getState() == Bundle.INSTALLED || bundle.getState() == Bundle.RESOLVED)
                try {
                    String capabilities = bundle.getHeaders("").get(Constants.PROVIDE_CAPABILITY);
                    if (capabilities != null && capabilities.contains(SecretSource.class.getName())
                            && bundle.adapt(BundleStartLevel.class).isPersistentlyStarted())
                        bundle.start(Bundle.START_TRANSIENT | Bundle.START_ACTIVATION_POLICY);
                } catch (BundleException | IllegalStateException e) {
                    LOG.warn("{} offers secrets and cannot be started: {}", bundle.getSymbolicName(), e.getMessage());
                }
    }

    /** @param patience how long to wait for sources that are missing */
    Borrowed borrow(Duration patience) {
        return new Borrowed(patience);
    }

    private Collection<ServiceReference<SecretSource>> references(String type) {
        try {
            return context.getServiceReferences(SecretSource.class, "(" + TYPE + "=" + type + ")");
        } catch (InvalidSyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
