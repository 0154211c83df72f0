package ai.openclaw.http;

import ai.openclaw.api.SettingsReader;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** The settings of {@code gateway.http} that are in force now. */
@Component(service = HttpOptions.class, configurationPid = "gateway.http")
public final class HttpOptions {
    private volatile HttpSettings settings;

    @Activate
    public HttpOptions(Map<String, Object> properties) { settings = read(properties); }

    @Modified
    void change(Map<String, Object> properties) { settings = read(properties); }

    private static HttpSettings read(Map<String, Object> properties) {
        return SettingsReader.read(properties, "gateway.http", HttpSettings.class);
    }

    boolean accessLog() { return settings.accessLog(); }

    /** The header Strict-Transport-Security, for answers over TLS (RFC 6797, section 7.2). */
    Optional<String> strictTransportSecurity() {
        return settings.securityHeaders().flatMap(HttpSettings.Headers::strictTransportSecurity).flatMap(
                value -> value instanceof String text && text.matches("[\\x20-\\x7e]{1,200}") ? Optional.of(text) : Optional.empty());
    }
}
