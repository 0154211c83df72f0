package ai.openclaw.config;

import java.util.Dictionary;
import java.util.Hashtable;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.ServiceReference;
import org.osgi.framework.ServiceRegistration;
import org.osgi.service.cm.ConfigurationPlugin;

/** Puts the credentials into settings on their way from ConfigAdmin, which never has them, to the component that they are for. */
@SuppressWarnings("JdkObsolete") // the interface speaks of dictionaries
final class ClearSettings implements ConfigurationPlugin, AutoCloseable {
    private final Map<String, Section> sections = new ConcurrentHashMap<>();
    private final ServiceRegistration<ConfigurationPlugin> registration;

    ClearSettings(BundleContext context) {
        Map<String, Object> properties = Map.of(CM_RANKING, 100, Constants.SERVICE_DESCRIPTION, "credentials of the configuration");
        registration = context.registerService(ConfigurationPlugin.class, this, new Hashtable<>(properties));
    }

    /** Before ConfigAdmin is told of a section. */
    void put(Section section) { sections.put(section.pid().toString(), section); }

    void remove(Pid pid) { sections.remove(pid.toString()); }

    /** All of the section, so that settings and hash are of the same one when another is on its way. */
    @Override
    public void modifyConfiguration(ServiceReference<?> reference, Dictionary<String, Object> properties) {
        Section section = sections.get(String.valueOf(properties.get(Constants.SERVICE_PID)));
        if (section != null)
            section.properties().forEach(properties::put);
    }

    @Override
    public void close() { registration.unregister(); }
}
