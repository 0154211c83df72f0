package ai.openclaw.http.hooks;

import ai.openclaw.api.SettingsReader;
import jakarta.servlet.Servlet;
import java.util.Hashtable;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.ComponentFactory;
import org.osgi.service.component.ComponentInstance;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the endpoint at the path of the settings, as long as they want one: where there is none, nobody learns that there could be. Settings
 * change while calls go on: the new endpoint is there before the old one lets its last calls end.
 */
@Component(service = {}, configurationPid = "hooks")
public final class HookSwitch {
    static final String PID = "hooks";
    private static final Logger LOG = LoggerFactory.getLogger("gateway/hooks");
    private static final String PATTERN = "osgi.http.whiteboard.servlet.pattern";
    private final ComponentFactory<Servlet> endpoints;
    private @Nullable ComponentInstance<Servlet> endpoint; // under this

    @Activate
    public HookSwitch(@Reference(target = "(component.factory=" + HookEndpoint.FACTORY + ")") ComponentFactory<Servlet> endpoints,
            Map<String, Object> properties) {
        this.endpoints = endpoints;
        change(properties);
    }

    @Modified
    synchronized void change(Map<String, Object> properties) {
        ComponentInstance<Servlet> before = endpoint;
        endpoint = open(properties);
        if (before != null)
            before.dispose();
    }

    @SuppressWarnings("JdkObsolete") // OSGi takes a Dictionary
    private @Nullable ComponentInstance<Servlet> open(Map<String, Object> properties) {
        HooksSettings settings = SettingsReader.read(properties, PID, HooksSettings.class);
        String path = Mappings.trimmed(settings.path().strip());
        if (!settings.enabled())
            return null;
        if (settings.token().isEmpty() || path.isEmpty() || path.indexOf('*') >= 0) {
            LOG.error(settings.token().isEmpty()
                    ? "hooks.enabled requires hooks.token; webhooks are off"
                    : "hooks.path must be a path such as /hooks; webhooks are off");
            return null;
        }
        Hashtable<String, Object> given = new Hashtable<>(Map.of(PATTERN, new String[]{"/" + path, "/" + path + "/*"}));
        given.put(SettingsReader.property(PID), String.valueOf(properties.get(SettingsReader.property(PID))));
        LOG.info("webhooks at /{}", path);
        return endpoints.newInstance(given);
    }

    @Deactivate
    synchronized void close() {
        ComponentInstance<Servlet> last = endpoint;
        endpoint = null;
        if (last != null)
            last.dispose();
    }
}
