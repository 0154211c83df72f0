package ai.openclaw.http;

import ai.openclaw.api.SettingsReader;
import java.net.URI;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/**
 * The names under which this gateway may be called. A page of a foreign site whose name was made to point here (DNS rebinding) is not among
 * them.
 */
@Component(service = AllowedHosts.class, configurationPid = {"gateway", "gateway.controlUi"})
public final class AllowedHosts {
    private static final Pattern FOUR_NUMBERS = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");
    private volatile Set<String> names;

    @Activate
    public AllowedHosts(Map<String, Object> properties) { names = configured(properties); }

    @Modified
    void change(Map<String, Object> properties) { names = configured(properties); }

    /** Whether a Host header without its port is acceptable: this machine, a numeric address, or a configured name. */
    boolean allow(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return name.equals("localhost") || name.endsWith(".localhost") || numeric(name) || names.contains(name);
    }

    private static boolean numeric(String host) { return host.indexOf(':') >= 0 || FOUR_NUMBERS.matcher(host).matches(); }

    private static Set<String> configured(Map<String, Object> properties) {
        Set<String> names = new HashSet<>();
        SettingsReader.read(properties, "gateway", GatewaySettings.class).customBindHost().ifPresent(host -> names.add(lower(host)));
        for (String origin : SettingsReader.read(properties, "gateway.controlUi", Origins.class).allowedOrigins())
            host(origin).ifPresent(names::add);
        return Set.copyOf(names);
    }

    private static Optional<String> host(String origin) {
        try {
            return Optional.ofNullable(URI.create(origin.strip()).getHost()).map(AllowedHosts::lower);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String lower(String host) { return host.strip().toLowerCase(Locale.ROOT); }

    /** The part of {@code gateway.controlUi} that names hosts. */
    record Origins(List<String> allowedOrigins) {}
}
