package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;

/**
 * Reads the configuration at the start, secrets included. The start of the bundles behind this one waits for that, since some would listen
 * with settings of their own if the configuration came later.
 */
@Component(immediate = true, service = {})
public final class ConfigStart {
    private final ServiceRegistration<FirstSnapshot> registration;

    @Activate
    public ConfigStart(@Reference Gateway gateway, BundleContext context) {
        FirstSnapshot first = FirstSnapshot.read(ConfigParts.of(gateway, context, Path.of(""))).withSecrets();
        registration = context.registerService(FirstSnapshot.class, first, null);
    }

    @Deactivate
    void close() { registration.unregister(); }
}
