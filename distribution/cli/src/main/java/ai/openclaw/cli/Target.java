package ai.openclaw.cli;

import ai.openclaw.json5.Json5;
import java.io.IOException;
import java.net.URI;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The gateway that a command talks to.
 *
 * @param url where it listens
 * @param token the shared token; empty when none is known
 * @param password the shared password; empty when none is known
 * @param certificate the only one that it may show, where it is a gateway of this machine that speaks TLS
 * @param unreadable why the configuration says nothing; empty when it was read or is not there
 */
record Target(URI url, String token, String password, Optional<Path> certificate, String unreadable) {
    private static final String DEFAULT_PORT = "18789";
    private static final String DEV_PORT = "19001";

    /** The options first, then the environment, then the configuration of the profile. */
    static Target of(ConnectionOptions options, Map<String, String> environment) {
        Path file = configFile(options, environment);
        try {
            return of(options, environment, config(file), "");
        } catch (NoSuchFileException e) {
            return of(options, environment, Map.of(), "");
        } catch (IOException | IllegalArgumentException e) {
            return of(options, environment, lastGood(stateDir(options, environment)), file + " cannot be read: " + reason(e));
        }
    }

    /** What the gateway runs with while the file is broken. */
    private static Map<?, ?> lastGood(Path stateDir) {
        try {
            return config(stateDir.resolve("config").resolve("last-good.json5"));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    /** The same gateway at another address. */
    Target at(URI address) {
        return new Target(address, token, password, Optional.empty(), unreadable);
    }

    /** The file that configures the profile. */
    static Path configFile(ConnectionOptions options, Map<String, String> environment) {
        return variable(environment, "CONFIG_PATH").map(text -> path(text, home(environment)))
                .orElseGet(() -> stateDir(options, environment).resolve("openclaw.json"));
    }

    /** The configuration of the profile; empty when it is not there or cannot be read. */
    static Map<?, ?> config(ConnectionOptions options, Map<String, String> environment) {
        try {
            return config(configFile(options, environment));
        } catch (IOException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    private static String reason(Exception problem) {
        return problem instanceof AccessDeniedException ? "permission denied" : String.valueOf(problem.getMessage());
    }

    private static Target of(ConnectionOptions options, Map<String, String> environment, Map<?, ?> config, String unreadable) {
        Map<?, ?> gateway = section(config, "gateway");
        SharedSecret shared = new SharedSecret(config, environment, stateDir(options, environment));
        String port = options.port().or(() -> variable(environment, "GATEWAY_PORT"))
                .orElseGet(() -> options.dev() ? DEV_PORT : string(gateway, "port").orElse(DEFAULT_PORT));
        if (options.url().isEmpty() && !(port.matches("\\d{1,5}") && Integer.parseInt(port) < 65_536))
            throw new CliException("The port " + port + " is none; give one of 1 to 65535", CliException.USAGE);
        String token = options.token().or(() -> variable(environment, "GATEWAY_TOKEN")).or(() -> shared.find("token")).orElse("");
        String password = options.password().or(() -> variable(environment, "GATEWAY_PASSWORD")).or(() -> shared.find("password"))
                .orElse("");
        Optional<Path> certificate = options.url().isPresent()
                ? Optional.empty()
                : certificate(section(gateway, "tls"), stateDir(options, environment));
        String scheme = certificate.isPresent() ? "wss" : "ws";
        return new Target(uri(options.url().orElse(scheme + "://127.0.0.1:" + port), "--url"), token, password, certificate,
                unreadable.isEmpty() ? shared.problem() : unreadable);
    }

    /** What the gateway of this machine shows when it speaks TLS: {@code gateway.tls} as its listener reads it. */
    private static Optional<Path> certificate(Map<?, ?> tls, Path stateDir) {
        if (!Boolean.TRUE.equals(tls.get("enabled")))
            return Optional.empty();
        return Optional.of(string(tls, "certPath").map(text -> path(text, Path.of(System.getProperty("user.home"))))
                .orElse(stateDir.resolve("gateway").resolve("tls").resolve("gateway-cert.pem")));
    }

    /** Whether the gateway is on this machine. */
    boolean here() {
        String host = url.getHost();
        return host.equals("localhost") || host.equals("127.0.0.1") || host.equals("[::1]");
    }

    boolean hasSecret() { return !token.isEmpty() || !password.isEmpty(); }

    /** @param option that gave the address, for the refusal */
    static URI uri(String url, String option) {
        try {
            URI uri = new URI(url.replaceFirst("^http", "ws"));
            if (uri.getHost() != null && ("ws".equals(uri.getScheme()) || "wss".equals(uri.getScheme())))
                return uri;
        } catch (java.net.URISyntaxException e) {
            // told below
        }
        throw new CliException(option + " " + url + " is no WebSocket address; write it like ws://127.0.0.1:" + DEFAULT_PORT,
                CliException.USAGE);
    }

    static Path stateDir(ConnectionOptions options, Map<String, String> environment) {
        Path home = home(environment);
        Optional<String> folder = variable(environment, "STATE_DIR");
        if (folder.isPresent())
            return path(folder.get(), home);
        String profile = options.dev() ? "dev" : options.profile().or(() -> variable(environment, "PROFILE")).orElse("default");
        if (!profile.matches("[A-Za-z0-9][A-Za-z0-9_-]{0,63}"))
            throw new CliException("Invalid --profile (use letters, digits, - and _)", CliException.USAGE);
        return home.resolve(profile.equals("default") ? ".openclaw" : ".openclaw-" + profile);
    }

    private static Path home(Map<String, String> environment) {
        Path login = Path.of(System.getProperty("user.home"));
        return variable(environment, "HOME").map(text -> path(text, login)).orElse(login);
    }

    private static Path path(String text, Path home) {
        if (text.equals("~"))
            return home;
        return text.startsWith("~/") ? home.resolve(text.substring(2)) : Path.of(text);
    }

    private static Map<?, ?> config(Path file) throws IOException {
        return Json5.parse(Files.readString(file)) instanceof Map<?, ?> tree ? tree : Map.of();
    }

    static Map<?, ?> section(Map<?, ?> tree, String name) { return tree.get(name) instanceof Map<?, ?> section ? section : Map.of(); }

    static Optional<String> string(Map<?, ?> tree, String name) {
        @Nullable
        Object value = tree.get(name);
        return value instanceof String || value instanceof Number ? Optional.of(value.toString()) : Optional.empty();
    }

    private static Optional<String> variable(Map<String, String> environment, String name) {
        return Optional.ofNullable(environment.get("OPENCLAW_" + name)).or(() -> Optional.ofNullable(environment.get("CLAWDBOT_" + name)))
                .filter(value -> !value.isBlank());
    }
}
