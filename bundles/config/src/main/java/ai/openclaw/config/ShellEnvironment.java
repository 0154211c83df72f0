package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.json5.Json;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The variables that the person's login shell sets, for a gateway that was not started from it (contract section 14.3). If
 * {@code env.shellEnv.enabled} or {@code OPENCLAW_LOAD_SHELL_ENV} says so, it is asked once, when the first variable is missing; it gets nothing of the gateway's environment but what a shell needs. Guarded by its own lock.
 */
final class ShellEnvironment {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/config");
    private static final List<String> GIVEN = List.of("HOME", "USER", "LOGNAME", "SHELL", "PATH", "LANG", "LC_ALL", "LC_CTYPE", "TERM",
            "TMPDIR", "TZ", "ZDOTDIR", "XDG_CONFIG_HOME", "XDG_RUNTIME_DIR");
    private static final Set<String> YES = Set.of("1", "true", "yes", "on");
    private static final Duration USUAL = Duration.ofSeconds(15);
    private static final Duration LONGEST = Duration.ofMinutes(2);
    /** More is no environment. */
    private static final int MAX_BYTES = 1 << 20;
    /** How long what was printed may be on its way when the shell is gone; something it started may hold the pipe open. */
    private static final Duration REST = Duration.ofMillis(250);
    private final Gateway gateway;
    private @Nullable Map<String, String> known;

    ShellEnvironment(Gateway gateway) { this.gateway = gateway; }

    /** @param tree says by {@code env.shellEnv} whether the shell may be asked, and how long it may take */
    synchronized Optional<String> find(String name, @Nullable Object tree) {
        if (!wanted(tree))
            return Optional.empty();
        Map<String, String> variables = known;
        if (variables == null) {
            variables = ask(deadline(tree));
            known = variables;
        }
        return Optional.ofNullable(variables.get(name)).filter(value -> !value.isEmpty());
    }

    private boolean wanted(@Nullable Object tree) {
        return Json.at(tree, "env.shellEnv.enabled").filter(Boolean.TRUE::equals).isPresent()
                || gateway.environment("OPENCLAW_LOAD_SHELL_ENV").filter(YES::contains).isPresent();
    }

    private static Duration deadline(@Nullable Object tree) {
        return Json.at(tree, "env.shellEnv.timeoutMs").filter(Long.class::isInstance).map(Long.class::cast).filter(ms -> ms > 0)
                .map(ms -> Duration.ofMillis(Math.min(ms, LONGEST.toMillis()))).orElse(USUAL);
    }

    private Map<String, String> ask(Duration deadline) {
        String shell = shell();
        try {
            Process process = start(shell);
            Printed printed = new Printed(process.getInputStream());
            Thread reader = Thread.ofVirtual().name("shell-environment").start(printed);
            try {
                boolean ended = process.waitFor(deadline.toMillis(), TimeUnit.MILLISECONDS);
                if (ended)
                    reader.join(REST);
                return answer(shell, ended ? process.exitValue() : -1, printed, deadline);
            } finally {
                process.descendants().forEach(ProcessHandle::destroyForcibly);
                process.destroyForcibly();
                process.getInputStream().close();
            }
        } catch (IOException e) {
            LOG.warn("env.shellEnv: the login shell {} cannot be asked for variables: {}", shell, e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Map.of();
    }

    private static Map<String, String> answer(String shell, int exitCode, Printed printed, Duration deadline) {
        if (exitCode == 0 && !printed.tooMuch)
            return parse(printed.text());
        String why = printed.tooMuch
                ? "printed more than " + MAX_BYTES + " bytes"
                : exitCode < 0 ? "did not end within " + deadline.toMillis() + " ms" : "ended with " + exitCode;
        LOG.warn("env.shellEnv: the login shell {} {}; no variable of it is used", shell, why);
        return Map.of();
    }

    private String shell() {
        return gateway.environment("SHELL").filter(name -> Path.of(name).isAbsolute() && Files.isExecutable(Path.of(name)))
                .orElse("/bin/sh");
    }

    private Process start(String shell) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(shell, "-l", "-c", "env -0").redirectError(ProcessBuilder.Redirect.DISCARD)
                .redirectInput(new File("/dev/null"));
        builder.environment().clear();
        GIVEN.forEach(name -> gateway.environment(name).ifPresent(value -> builder.environment().put(name, value)));
        return builder.start();
    }

    /** What a profile prints before the variables stands in front of the first of them. */
    static Map<String, String> parse(String text) {
        Map<String, String> variables = new HashMap<>();
        for (String entry : text.split("\0", -1)) {
            int equals = entry.indexOf('=');
            String name = equals < 0 ? "" : entry.substring(entry.lastIndexOf('\n', equals) + 1, equals);
            if (name.matches("[A-Za-z_][A-Za-z0-9_]*"))
                variables.put(name, entry.substring(equals + 1));
        }
        return variables;
    }

    /** What a process prints, as far as it came. */
    private static final class Printed implements Runnable {
        private final InputStream in;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private volatile boolean tooMuch;

        Printed(InputStream in) { this.in = in; }

        @Override
        public void run() {
            byte[] buffer = new byte[8192];
            try {
                for (int length = in.read(buffer); length >= 0 && !tooMuch; length = in.read(buffer)) {
                    tooMuch = bytes.size() + length > MAX_BYTES;
                    if (!tooMuch)
                        bytes.write(buffer, 0, length);
                }
            } catch (IOException e) {
                // the process is ended and its pipe closed; what came before counts
            }
        }

        String text() { return bytes.toString(StandardCharsets.UTF_8); }
    }
}
