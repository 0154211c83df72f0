package ai.openclaw.control;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.SettingsReader;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;

/** Decides which pages may open a socket (contract section 3.6). */
@Component(service = BrowserOrigins.class, configurationPid = "gateway.controlUi")
public final class BrowserOrigins {
    static final String MISSING = "origin missing or invalid";
    static final String FOREIGN = "origin not allowed";
    private volatile Pages configured;

    @Activate
    public BrowserOrigins(Map<String, Object> properties) { configured = read(properties); }

    @Modified
    void change(Map<String, Object> properties) { configured = read(properties); }

    /**
     * What is configured.
     *
     * @param noDevice whether the Control UI needs no device anywhere
     * @param noDeviceHere whether it needs none on this machine
     */
    private record Pages(Set<String> origins, boolean noDevice, boolean noDeviceHere) {}

    private static Pages read(Map<String, Object> properties) {
        ControlUiSettings settings = SettingsReader.read(properties, "gateway.controlUi", ControlUiSettings.class);
        return new Pages(
                settings.allowedOrigins().stream().map(origin -> origin.strip().toLowerCase(Locale.ROOT))
                        .collect(Collectors.toUnmodifiableSet()),
                settings.dangerouslyDisableDeviceAuth().orElse(false), settings.allowInsecureAuth().orElse(false));
    }

    /** Whether the settings let the Control UI do without a device (contract section 3.2, row 8b). */
    boolean deviceWaived(Peer peer) {
        Pages pages = configured;
        return pages.noDevice || (pages.noDeviceHere && peer.local());
    }

    /** Why the page that a browser names in its Origin header is refused; empty when it is welcome. */
    Optional<String> refusal(Peer peer) {
        String origin = peer.origin().map(given -> given.strip().toLowerCase(Locale.ROOT)).orElse("null");
        Optional<URI> page = uri(origin);
        if (page.isEmpty())
            return Optional.of(MISSING);
        boolean sameHost = page.get().getRawAuthority().equals(peer.authority());
        boolean thisMachine = peer.local() && Addresses.loopback(Addresses.plain(page.get().getHost()));
        return sameHost || thisMachine || configured.origins.contains(origin) ? Optional.empty() : Optional.of(FOREIGN);
    }

    private static Optional<URI> uri(String origin) {
        try {
            URI uri = URI.create(origin);
            return uri.getHost() == null ? Optional.empty() : Optional.of(uri);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
