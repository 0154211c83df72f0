package ai.openclaw.config;

import ai.openclaw.api.GatewayException;
import ai.openclaw.json5.Json;
import ai.openclaw.schema.SchemaIssue;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One look at a file that changed: read it, and carry out what is different (contract section 14.2). For one thread. */
final class Reload {
    private static final Logger LOG = LoggerFactory.getLogger("reload");
    private static final Logger CONFIG_LOG = LoggerFactory.getLogger("gateway/config");
    private static final Duration RETRY = Duration.ofMillis(150);
    private static final int RETRIES = 2;
    private final RestartSchedule restarts;
    private final ConfigFile file;
    private final ConfigLoader loader;
    private final Completion completion;
    private final StartCheck check;
    private final InForce inForce;
    private final Predicate<String> consumed;
    private final Function<Snapshot, List<SchemaIssue>> strict;
    private final LiveSecrets secrets;
    private final SecretSignals signals;
    private Map<Path, String> seen;

    /** @param seen the hashes of the files that what is in force was read from */
    Reload(ConfigParts parts, RestartSchedule restarts, InForce inForce, Map<Path, String> seen) {
        this.restarts = restarts;
        this.inForce = inForce;
        this.seen = seen;
        file = parts.file();
        loader = parts.loader();
        completion = parts.completion();
        check = parts.check();
        consumed = parts.catalog()::consumes;
        strict = parts.rules()::check;
        secrets = parts.secrets();
        signals = parts.signals();
    }

    /** Looks at the files and acts when their bytes are others than those that were read last. */
    void look() throws InterruptedException {
        Map<Path, String> now = new TreeMap<>();
        files().forEach(path -> now.put(path, Hashes.of(path)));
        if (now.equals(seen))
            return;
        Map<Path, String> read = new TreeMap<>();
        try {
            Optional<byte[]> bytes = readPatiently();
            if (bytes.isEmpty()) {
                read.putAll(now);
                inForce.tell(Hashes.sha256(new byte[0]), List.of(file.path() + " is gone; what was read before stays in force"));
            } else
                load(bytes.get(), read);
        } catch (ConfigException e) {
            now.forEach(read::putIfAbsent);
            skipped("JSON5 parse failed: " + e.text(), e.place());
        }
        seen = read;
    }

    /** All files that the configuration was read from, or would have been had they existed. */
    Set<Path> files() { return seen.keySet(); }

    private Optional<byte[]> readPatiently() throws ConfigException, InterruptedException {
        Optional<byte[]> bytes = file.read();
        for (int i = 1; bytes.isEmpty() && i <= RETRIES; i++) {
            LOG.warn("config reload retry ({}/{}): config file not found", i, RETRIES);
            Thread.sleep(RETRY);
            bytes = file.read();
        }
        if (bytes.isEmpty())
            LOG.warn("config reload skipped (config file not found)");
        return bytes;
    }

    private void load(byte[] bytes, Map<Path, String> read) throws ConfigException, InterruptedException {
        Snapshot next = loader.load(bytes, read);
        List<SchemaIssue> issues = check.strict() ? strict.apply(next) : VitalKeys.issues(next.written());
        Optional<String> refusal = check.access(next);
        if (!issues.isEmpty())
            skipped(issues);
        else if (refusal.isPresent())
            skipped(refusal.get().lines().findFirst().orElse(""), "");
        else
            withSecrets(inForce.state().snapshot(), completion.complete(next, bytes, true, read));
    }

    private void withSecrets(Snapshot current, Snapshot next) throws InterruptedException {
        List<String> changed = Difference.paths(current.written(), next.written());
        if (!changed.isEmpty())
            LOG.info("config change detected; evaluating reload ({})", String.join(", ", changed));
        Snapshot filled = secrets.changed(next, current);
        Optional<String> lost = lost(filled, current);
        Optional<String> refusal = lost.isPresent() ? Optional.empty() : check.access(filled);
        if (lost.isPresent()) {
            signals.degraded(lost.get());
            failed(next, lost.get());
        } else if (refusal.isPresent())
            skipped(refusal.get().lines().findFirst().orElse(""), "");
        else
            carryOut(current, filled);
    }

    /** Why a secret is not available that was, or that nobody asked for before; one that was missing already holds nothing up. */
    private static Optional<String> lost(Snapshot next, Snapshot current) {
        return next.secrets().failures().entrySet().stream().filter(failure -> !current.secrets().failures().containsKey(failure.getKey()))
                .map(Map.Entry::getValue).findFirst();
    }

    /**
     * Looks all secrets of what is in force up again, and lets those that changed take effect.
     *
     * @return how many things there are to warn of
     * @throws GatewayException when some are not available
     */
    int secrets() throws InterruptedException {
        Snapshot current = inForce.state().snapshot();
        Snapshot filled = secrets.anew(current);
        Optional<String> lost = lost(filled, current).or(() -> check.access(filled));
        if (lost.isPresent()) {
            signals.degraded(lost.get());
            throw GatewayException.unavailable(lost.get());
        }
        carryOut(current, filled);
        Optional<String> missing = filled.secrets().failures().values().stream().findFirst();
        if (missing.isPresent())
            throw GatewayException.unavailable(missing.get());
        return filled.secrets().inactive().size();
    }

    private void carryOut(Snapshot current, Snapshot next) {
        Set<String> changed = new LinkedHashSet<>(Difference.paths(current.written(), next.written()));
        changed.addAll(Difference.paths(current.tree(), next.tree()));
        ReloadPlan.Mode mode = ReloadPlan.Mode.of(next.tree());
        ReloadPlan plan = ReloadPlan.of(List.copyOf(changed), mode, consumed);
        if (!plan.restart().isEmpty()) {
            LOG.warn("config change requires gateway restart ({})", String.join(", ", plan.restart()));
            restarts.now("config change (" + String.join(", ", plan.restart()) + ")");
            return;
        }
        Set<Pid> missing = inForce.replace(next);
        if (!missing.isEmpty()) {
            failed(next, missing + " did not come up with the new settings; the previous configuration is back in force");
            return;
        }
        told(next);
        applied(plan);
    }

    private void told(Snapshot next) {
        next.secrets().failures().values().stream().findFirst().ifPresentOrElse(signals::degraded, signals::recovered);
        signals.auth(secrets.surfaces(next).auth(next.secrets().places()));
    }

    private static void applied(ReloadPlan plan) {
        if (!plan.ignored().isEmpty())
            LOG.warn("config reload requires gateway restart; hot mode ignoring ({})", String.join(", ", plan.ignored()));
        if (!plan.none().isEmpty())
            LOG.info("config change applied (dynamic reads: {})", String.join(", ", plan.none()));
        if (!plan.hot().isEmpty())
            LOG.info("config hot reload applied ({})", String.join(", ", plan.hot()));
    }

    private void skipped(List<SchemaIssue> issues) {
        String reasons = issues.stream().map(issue -> issue.path() + ": " + issue.message()).collect(Collectors.joining(", "));
        LOG.warn("config reload skipped (invalid config): {}", reasons);
        inForce.tell(Hashes.of(file.path()), List.of(reasons + "; what was read before stays in force"));
    }

    private void skipped(String reason, String place) {
        String message = "config reload skipped (invalid config): : " + reason;
        LOG.warn(message);
        if (!place.isEmpty())
            CONFIG_LOG.warn("{}", place);
        String hash = Hashes.of(file.path());
        inForce.tell(hash, List.of(reason + (place.isEmpty() ? "" : " in " + place) + "; what was read before stays in force"));
    }

    private void failed(Snapshot next, String reason) {
        LOG.error("config reload failed: {}", reason);
        inForce.tell(next.hash(), List.of("config reload failed: " + reason));
    }
}
