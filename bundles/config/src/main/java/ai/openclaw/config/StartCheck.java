package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.SchemaIssue;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the gateway does not start with, in the words of contract section 1; while it runs, an edit to that effect is skipped. */
final class StartCheck {
    private static final String FAILED = "Gateway failed to start: Error: ";
    private static final String UNAVAILABLE = FAILED + "Startup failed: required secrets are unavailable. ";
    private static final Set<String> VITAL = Set.of("gateway.auth.token", "gateway.auth.password", "hooks.token");
    private static final Set<String> BINDS = Set.of("loopback", "lan", "tailnet", "auto", "custom");
    private final Gateway gateway;

    StartCheck(Gateway gateway) { this.gateway = gateway; }

    /** Wrong command-line options. */
    Optional<String> options() {
        if (gateway.option("bind").filter(bind -> !BINDS.contains(bind)).isPresent())
            return Optional.of("Invalid --bind (use \"loopback\", \"lan\", \"tailnet\", \"auto\", or \"custom\")");
        if (gateway.option("port").filter(port -> !port(port)).isPresent())
            return Optional.of("Invalid port");
        return Optional.empty();
    }

    private static boolean port(String text) {
        return !text.isEmpty() && text.length() < 6 && text.chars().allMatch(c -> c >= '0' && c <= '9') && Integer.parseInt(text) < 65536;
    }

    /** A file that is missing. */
    Optional<String> missing() {
        return allowed()
                ? Optional.empty()
                : Optional.of("Missing config. Run `openclaw setup` or set gateway.mode=local (or pass --allow-unconfigured).");
    }

    /** A gateway that was not told to run here. */
    Optional<String> mode(Snapshot snapshot) {
        String mode = Json.string(snapshot.tree(), "gateway.mode").orElse("unset");
        return allowed() || mode.equals("local")
                ? Optional.empty()
                : Optional.of("Gateway start blocked: set gateway.mode=local (current: " + mode + ") or pass --allow-unconfigured.");
    }

    private boolean allowed() { return gateway.option("allow-unconfigured").isPresent(); }

    /** Whether a configuration must be right in every respect: {@code --strict-config} or {@code OPENCLAW_STRICT_CONFIG=1}. */
    boolean strict() {
        return gateway.option("strict-config").isPresent()
                || gateway.environment("OPENCLAW_STRICT_CONFIG").filter(value -> value.equals("1") || value.equals("true")).isPresent();
    }

    /** Values that are wrong where nothing may be wrong. */
    Optional<String> vital(Snapshot snapshot) {
        return invalid(VitalKeys.issues(snapshot.tree()));
    }

    /** A file with issues. */
    Optional<String> invalid(List<SchemaIssue> issues) {
        return issues.isEmpty()
                ? Optional.empty()
                : Optional.of("Invalid config at " + gateway.configFile() + ":\n"
                        + issues.stream().map(issue -> "- " + issue.text()).collect(Collectors.joining("\n"))
                        + "\nRun: openclaw doctor --fix");
    }

    /** Everything that concerns who may call. */
    Optional<String> access(Snapshot snapshot) {
        Credentials credentials = new Credentials(gateway, snapshot.tree());
        String mode = credentials.mode();
        return ambiguous(credentials, snapshot).or(() -> unavailable(credentials, mode, snapshot)).or(() -> password(credentials, mode))
                .or(() -> proxies(mode, snapshot)).or(() -> bind(credentials, mode, snapshot)).or(() -> hooks(snapshot));
    }

    private static Optional<String> ambiguous(Credentials credentials, Snapshot snapshot) {
        boolean both = Json.string(snapshot.tree(), "gateway.auth.token").isPresent()
                && Json.string(snapshot.tree(), "gateway.auth.password").isPresent();
        return both && credentials.explicitMode().isEmpty()
                ? Optional.of(
                        FAILED + "Invalid config: gateway.auth.token and gateway.auth.password are both configured, but gateway.auth.mode"
                                + " is unset. Set gateway.auth.mode to token or password.")
                : Optional.empty();
    }

    /** A name like {@code ${TOKEN}} that stands for nothing must never become the secret itself. */
    private static Optional<String> unavailable(Credentials credentials, String mode, Snapshot snapshot) {
        boolean used = mode.equals("token") ? !credentials.tokenOverride() : mode.equals("password") && !credentials.passwordOverride();
        return Optional.ofNullable(snapshot.failures().get("gateway.auth." + mode)).filter(_ -> used).map(reason -> UNAVAILABLE + reason);
    }

    /** Secrets that are needed before anybody can connect, in strict mode all of them. */
    Optional<String> secrets(Snapshot snapshot) {
        return snapshot.secrets().failures().entrySet().stream().filter(failure -> strict() || VITAL.contains(failure.getKey())).findFirst()
                .map(failure -> UNAVAILABLE + failure.getValue());
    }

    private static Optional<String> password(Credentials credentials, String mode) {
        return mode.equals("password") && !credentials.password()
                ? Optional.of("Gateway auth is set to password, but no password is configured.\n"
                        + "Set gateway.auth.password (or OPENCLAW_GATEWAY_PASSWORD), or pass --password.")
                : Optional.empty();
    }

    private static Optional<String> proxies(String mode, Snapshot snapshot) {
        boolean some = Json.at(snapshot.tree(), "gateway.trustedProxies")
                .filter(list -> list instanceof List<?> proxies && !proxies.isEmpty()).isPresent();
        return mode.equals("trusted-proxy") && !some
                ? Optional.of(FAILED + "gateway auth mode=trusted-proxy requires gateway.trustedProxies to be configured with at least one"
                        + " proxy IP")
                : Optional.empty();
    }

    private static Optional<String> bind(Credentials credentials, String mode, Snapshot snapshot) {
        if (credentials.bind().equals("custom") && Json.string(snapshot.tree(), "gateway.customBindHost").isEmpty())
            return Optional.of(FAILED + "gateway.bind=custom requires gateway.customBindHost");
        return credentials.reachable() && mode.equals("none")
                ? Optional.of("Refusing to bind gateway to " + credentials.bind() + " without auth.\n"
                        + "Set gateway.auth.token/password (or OPENCLAW_GATEWAY_TOKEN/OPENCLAW_GATEWAY_PASSWORD) or pass --token/--password.")
                : Optional.empty();
    }

    private Optional<String> hooks(Snapshot snapshot) {
        if (!Json.at(snapshot.tree(), "hooks.enabled").equals(Optional.of(true)))
            return Optional.empty();
        Optional<String> token = Json.string(snapshot.tree(), "hooks.token");
        if (token.isEmpty())
            return Optional.of(FAILED + "hooks.enabled requires hooks.token");
        Optional<String> own = gateway.option("token").or(() -> gateway.environment("OPENCLAW_GATEWAY_TOKEN"))
                .or(() -> Json.string(snapshot.tree(), "gateway.auth.token"));
        return token.equals(own)
                ? Optional.of(FAILED + "Invalid config: hooks.token must not match gateway auth token. Set a distinct hooks.token for hook"
                        + " ingress.")
                : Optional.empty();
    }
}
