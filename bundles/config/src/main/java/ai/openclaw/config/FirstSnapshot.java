package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The configuration that the gateway starts with.
 *
 * @param read the hash of each file that it was read from
 * @param snapshot empty when the gateway was told that it cannot start
 */
record FirstSnapshot(ConfigParts parts, Map<Path, String> read, Optional<Snapshot> snapshot) {
    /** Reads it; its secrets are still to be looked up. */
    static FirstSnapshot read(ConfigParts parts) {
        if (parts.check().strict())
            parts.catalog().open();
        Map<Path, String> read = new TreeMap<>();
        Startup startup = new Startup(parts.file(), parts.loader(), parts.completion(), parts.lastGood(), parts.check(),
                parts.rules()::check);
        return new FirstSnapshot(parts, read, start(parts.gateway(), () -> startup.read(read)));
    }

    /** Whether there is a secret to be looked up. */
    boolean waits() {
        return snapshot.filter(first -> !first.secrets().places().isEmpty()).isPresent();
    }

    /** The same with its secrets; those that the gateway cannot do without must be there. */
    FirstSnapshot withSecrets() {
        return snapshot.isEmpty() || !waits() ? this : new FirstSnapshot(parts, read, start(parts.gateway(), () -> filled(snapshot.get())));
    }

    private Snapshot filled(Snapshot named) throws Startup.Refused, InterruptedException {
        Snapshot filled = parts.secrets().first(named);
        Optional<String> failure = filled.secrets().failures().values().stream().findFirst();
        failure.ifPresent(parts.signals()::degraded);
        Optional<String> refusal = parts.check().secrets(filled).or(() -> parts.check().access(filled));
        if (refusal.isPresent())
            throw new Startup.Refused(refusal.get());
        List<String> sentences = parts.secrets().surfaces(named).auth(named.secrets().places());
        parts.signals().auth(sentences);
        return filled;
    }

    @FunctionalInterface
    private interface Step {
        Snapshot run() throws Startup.Refused, InterruptedException;
    }

    private static Optional<Snapshot> start(Gateway gateway, Step step) {
        try {
            return Optional.of(step.run());
        } catch (Startup.Refused e) {
            gateway.refuse(e.text());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            gateway.refuse("Gateway failed to start: Error: the configuration " + gateway.configFile() + " could not be read: " + e);
        }
        return Optional.empty();
    }
}
