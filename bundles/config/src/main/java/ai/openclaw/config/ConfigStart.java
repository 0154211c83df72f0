package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.util.Optional;
import org.osgi.framework.BundleContext;
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
    private final Optional<Thread> waiting;

    @Activate
    public ConfigStart(@Reference Gateway gateway, BundleContext context) {
        FirstSnapshot first = FirstSnapshot.read(ConfigParts.of(gateway, context, Path.of("")));
        waiting = first.waits()
                ? Optional.of(Thread.ofPlatform().name("config-secrets").daemon().start(() -> hand(context, first.withSecrets())))
                : Optional.empty();
        if (waiting.isEmpty())
            hand(context, first);
    }

    /** The framework takes the service back when the bundle stops. */
    private static void hand(BundleContext context, FirstSnapshot first) {
        if (!Thread.currentThread().isInterrupted())
            context.registerService(FirstSnapshot.class, first, null);
    }

    @Deactivate
    void close() { waiting.ifPresent(Thread::interrupt); }
}
