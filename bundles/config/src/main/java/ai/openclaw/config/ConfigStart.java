package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the configuration at the start. Where it refers to secrets, these are looked up beside the start of the other bundles, among
 * them those that offer the secrets; whoever needs the configuration waits for that, and nobody else.
 */
@Component(immediate = true, service = {})
public final class ConfigStart {
    private final BundleContext context;
    private final Optional<Thread> waiting;
    private @Nullable ServiceRegistration<FirstSnapshot> handed; // guarded by this
    private boolean closed; // guarded by this

    @Activate
    public ConfigStart(@Reference Gateway gateway, BundleContext context) {
        this.context = context;
        FirstSnapshot first = FirstSnapshot.read(ConfigParts.of(gateway, context, Path.of("")));
        waiting = first.waits()
                ? Optional.of(Thread.ofPlatform().name("config-secrets").daemon().unstarted(() -> hand(first.withSecrets())))
                : Optional.empty();
        waiting.ifPresentOrElse(Thread::start, () -> hand(first));
    }

    private void hand(FirstSnapshot first) {
        // not under the lock, for others start within this
        ServiceRegistration<FirstSnapshot> registration = Thread.currentThread().isInterrupted()
                ? null
                : context.registerService(FirstSnapshot.class, first, null);
        synchronized (this) {
            handed = registration;
            if (!closed)
                return;
        }
        if (registration != null)
            registration.unregister();
    }

    @Deactivate
    void close() {
        waiting.ifPresent(Thread::interrupt);
        ServiceRegistration<FirstSnapshot> registration;
        synchronized (this) {
            closed = true;
            registration = handed;
        }
        if (registration != null)
            registration.unregister();
    }
}
