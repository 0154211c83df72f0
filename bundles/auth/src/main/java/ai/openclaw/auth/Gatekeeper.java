package ai.openclaw.auth;

import ai.openclaw.api.Access;
import ai.openclaw.api.ConnectAttempt;
import ai.openclaw.api.ErrorCode;
import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Grant;
import ai.openclaw.api.RequestSource;
import ai.openclaw.api.SettingsReader;
import ai.openclaw.auth.AuthSettings.Mode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets clients in: rows 8 to 11 of contract section 3.2. A change of its settings makes a new one, and so ends the connections that were
 * let in with the old secret.
 */
@Component(service = Access.class, configurationPid = "gateway.auth")
public final class Gatekeeper implements Access {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private static final String CONTROL_UI = "openclaw-control-ui";
    private final SharedSecret secret;
    private final Proxies proxies;
    private final DeviceRegistry devices;
    private final ProxyUser proxyUser;
    private final CredentialCheck credentials;
    private final DeviceProof proof;

    @Activate
    public Gatekeeper(@Reference Gateway gateway, @Reference Proxies proxies, @Reference DeviceRegistry devices,
            Map<String, Object> properties) {
        this(gateway, proxies, devices, settings(properties), Clock.systemUTC());
        if (secret.mode() == Mode.NONE)
            LoggerFactory.getLogger("gateway").warn("auth mode=none explicitly configured; all gateway connections are unauthenticated.");
    }

    Gatekeeper(Gateway gateway, Proxies proxies, DeviceRegistry devices, AuthSettings settings, Clock clock) {
        this.proxies = proxies;
        this.devices = devices;
        secret = new SharedSecret(gateway, settings);
        proxyUser = new ProxyUser(settings.trustedProxy());
        Optional<Tailscale> tailscale = settings.allowTailscale().filter(allowed -> allowed)
                .map(_ -> Tailscale.onPath(gateway.environment("PATH").orElse(""), clock));
        AttemptLimiter limiter = new AttemptLimiter(settings.rateLimit().orElse(AuthSettings.RateLimit.DEFAULT), clock);
        credentials = new CredentialCheck(secret, proxyUser, tailscale, limiter, devices, devices.bootstrap());
        proof = new DeviceProof(clock);
    }

    @Override
    public String mode() { return SharedSecret.wire(secret.mode()); }

    @Override
    public RequestSource source(String socketAddress, Map<String, String> headers) { return proxies.source(socketAddress, headers); }

    @Override
    public Grant connect(ConnectAttempt attempt) {
        if (attempt.device().isEmpty())
            return withoutDevice(attempt);
        String publicKey = proof.check(attempt, attempt.device().get());
        CredentialCheck.Passed passed = credentials.check(attempt);
        if (passed.method().equals("trusted-proxy") && controlUi(attempt))
            return new Grant(Set.copyOf(attempt.scopes()), passed.method(), Optional.empty());
        return devices.admit(attempt, publicKey, passed);
    }

    @Override
    public Grant bearer(RequestSource source, Optional<String> bearer) {
        return new Grant(Set.of(), credentials.check(source, bearer).method(), Optional.empty());
    }

    private Grant withoutDevice(ConnectAttempt attempt) {
        boolean behindProxy = secret.mode() == Mode.TRUSTED_PROXY && proxyUser.refusal(attempt.source()).isEmpty();
        boolean credential = switch (secret.mode()) {
            case NONE -> false;
            case TRUSTED_PROXY -> behindProxy;
            case TOKEN, PASSWORD -> attempt.shown().token().isPresent() || attempt.shown().password().isPresent();
        };
        if (!credential || attempt.role().equals("node"))
            throw new GatewayException(ErrorCode.NOT_PAIRED, "device identity required").with(Map.of("code", "DEVICE_IDENTITY_REQUIRED"));
        if (controlUi(attempt) && !behindProxy && !attempt.pageMayLackDevice())
            throw GatewayException.invalid("control ui requires device identity (use HTTPS or localhost secure context)")
                    .with(Map.of("code", "CONTROL_UI_DEVICE_IDENTITY_REQUIRED"));
        CredentialCheck.Passed passed = credentials.check(attempt);
        return new Grant(scopes(attempt, behindProxy), passed.method(), Optional.empty());
    }

    /**
     * Who proves nothing but the secret gets what it asks for only on this machine, a probe no more than to read (contract sections 21 and
     * 23); the Control UI also where the settings or a proxy speak for it.
     */
    private static Set<String> scopes(ConnectAttempt attempt, boolean behindProxy) {
        Set<String> asked = Set.copyOf(attempt.scopes());
        if (controlUi(attempt))
            return asked;
        if (behindProxy || !attempt.source().local())
            return Set.of();
        boolean probe = attempt.client().mode().equals("probe") || attempt.client().id().equals("openclaw-probe");
        return probe ? asked.stream().filter("operator.read"::equals).collect(Collectors.toSet()) : asked;
    }

    private static boolean controlUi(ConnectAttempt attempt) {
        return attempt.client().id().equals(CONTROL_UI) && attempt.role().equals("operator");
    }

    /** Broken settings let nobody in but devices that have a token. */
    private static AuthSettings settings(Map<String, Object> properties) {
        try {
            return SettingsReader.read(properties, "gateway.auth", AuthSettings.class);
        } catch (GatewayException e) {
            LOG.error("only devices with a token can connect: {}", e.message());
            return new AuthSettings(Optional.of(Mode.TRUSTED_PROXY), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(),
                    Optional.empty());
        }
    }
}
