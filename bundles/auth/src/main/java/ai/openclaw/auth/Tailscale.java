package ai.openclaw.auth;

import ai.openclaw.api.Addresses;
import ai.openclaw.api.JsonText;
import ai.openclaw.api.RequestSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The identity headers of Tailscale Serve, believed only when the Tailscale daemon itself says the same of the address they come with
 * (contract section 3.8); anybody on this machine can write such headers.
 */
final class Tailscale {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/auth");
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final long FRESH_MS = 30_000;
    private static final int MAX_KEPT = 256;
    private static final int MAX_ANSWER = 1 << 20;
    private final Function<String, Optional<String>> whois;
    private final Clock clock;
    /** Guarded by this. */
    private final Map<String, Known> kept = new LinkedHashMap<>();

    /** @param whois asks for the login of an address */
    Tailscale(Function<String, Optional<String>> whois, Clock clock) {
        this.whois = whois;
        this.clock = clock;
    }

    /** Asks the program of that name on this path, which has two seconds to answer. */
    static Tailscale onPath(String path, Clock clock) {
        return new Tailscale(address -> binary(path).flatMap(program -> ask(program, address)), clock);
    }

    private record Known(Optional<String> login, long at) {}

    /** Whether the request comes through Tailscale Serve from the user that it says. */
    boolean vouchesFor(RequestSource source) {
        Optional<String> login = source.header("tailscale-user-login").map(Tailscale::normal).filter(text -> !text.isEmpty());
        Optional<String> address = source.header("x-forwarded-for").map(String::strip).filter(Addresses::literal);
        boolean served = Addresses.loopback(source.socketAddress()) && source.header("x-forwarded-proto").isPresent()
                && source.header("x-forwarded-host").isPresent();
        return served && login.isPresent() && address.isPresent() && login(address.get()).equals(login);
    }

    private Optional<String> login(String address) {
        synchronized (this) {
            Known known = kept.get(address);
            if (known != null && clock.millis() - known.at < FRESH_MS)
                return known.login;
        }
        Optional<String> login = whois.apply(address).map(Tailscale::normal);
        synchronized (this) {
            kept.remove(address);
            if (kept.size() >= MAX_KEPT)
                kept.remove(kept.keySet().iterator().next());
            kept.put(address, new Known(login, clock.millis()));
        }
        return login;
    }

    private static String normal(String login) { return login.strip().toLowerCase(Locale.ROOT); }

    private static Optional<Path> binary(String path) {
        return List.of(path.split(":", -1)).stream().filter(folder -> folder.startsWith("/")).map(folder -> Path.of(folder, "tailscale"))
                .filter(Files::isExecutable).findFirst();
    }

    private static Optional<String> ask(Path program, String address) {
        try {
            Process process = new ProcessBuilder(program.toString(), "whois", "--json", address)
                    .redirectError(ProcessBuilder.Redirect.DISCARD).start();
            process.getOutputStream().close();
            var answer = new java.util.concurrent.FutureTask<>(() -> process.getInputStream().readNBytes(MAX_ANSWER));
            Thread.ofVirtual().name("tailscale-whois").start(answer);
            try {
                byte[] json = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
                return process.waitFor(PATIENCE) && process.exitValue() == 0
                        ? loginOf(JsonText.parse(new String(json, StandardCharsets.UTF_8)))
                        : Optional.empty();
            } finally {
                process.destroyForcibly();
            }
        } catch (IOException | java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException
                | IllegalArgumentException e) {
            LOG.warn("tailscale whois {} failed, so nobody is believed: {}", address, e.toString());
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<String> loginOf(@org.jspecify.annotations.Nullable Object answer) {
        return answer instanceof Map<?, ?> tree && tree.get("UserProfile") instanceof Map<?, ?> user
                && user.get("LoginName") instanceof String login ? Optional.of(login) : Optional.empty();
    }
}
