package ai.openclaw.config;

import ai.openclaw.json5.Json;
import ai.openclaw.schema.SchemaIssue;
import java.nio.file.Path;
import java.time.Duration;
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
    private Map<Path, String> seen;

    /**
     * @param consumed whether a bundle has settings of a PID
     * @param strict everything that is wrong with a snapshot, asked for only when that matters
     */
    Reload(RestartSchedule restarts, ConfigFile file, ConfigLoader loader, Completion completion, StartCheck check, InForce inForce,
            Predicate<String> consumed, Function<Snapshot, List<SchemaIssue>> strict, Map<Path, String> seen) {
        this.restarts = restarts;
        this.file = file;
        this.loader = loader;
        this.completion = completion;
        this.check = check;
        this.inForce = inForce;
        this.consumed = consumed;
        this.strict = strict;
        this.seen = seen;
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

    private void load(byte[] bytes, Map<Path, String> read) throws ConfigException {
        Snapshot next = loader.load(bytes, read);
        List<SchemaIssue> issues = check.strict() ? strict.apply(next) : VitalKeys.issues(next.tree());
        Optional<String> refusal = check.access(next);
        Snapshot current = inForce.state().snapshot();
        Optional<String> secret = next.failures().entrySet().stream().filter(failure -> !failure.equals(entry(current, failure.getKey())))
                .filter(failure -> secretRef(next, failure.getKey())).map(Map.Entry::getValue).findFirst();
        if (!issues.isEmpty())
            skipped(issues);
        else if (refusal.isPresent())
            skipped(refusal.get().lines().findFirst().orElse(""), "");
        else if (secret.isPresent())
            failed(next, secret.get());
        else
            carryOut(current, completion.complete(next, bytes, true, read));
    }

    private static Map.Entry<String, String> entry(Snapshot snapshot, String path) {
        return Map.entry(path, snapshot.failures().getOrDefault(path, ""));
    }

    /** A missing variable within a string is only a warning; a missing secret fails the reload. */
    private static boolean secretRef(Snapshot snapshot, String path) {
        return Json.at(snapshot.tree(), path).isEmpty();
    }

    private void carryOut(Snapshot current, Snapshot next) {
        List<String> changed = Difference.paths(current.tree(), next.tree());
        ReloadPlan.Mode mode = ReloadPlan.Mode.of(next.tree());
        ReloadPlan plan = ReloadPlan.of(changed, mode, consumed);
        if (!changed.isEmpty())
            LOG.info("config change detected; evaluating reload ({})", String.join(", ", changed));
        if (!plan.restart().isEmpty()) {
            LOG.warn("config change requires gateway restart ({})", String.join(", ", plan.restart()));
            restarts.now("config change (" + String.join(", ", plan.restart()) + ")");
            return;
        }
        Set<Pid> missing = inForce.replace(next);
        if (missing.isEmpty())
            applied(plan);
        else
            failed(next, missing + " did not come up with the new settings; the previous configuration is back in force");
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
