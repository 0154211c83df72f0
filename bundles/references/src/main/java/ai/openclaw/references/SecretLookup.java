package ai.openclaw.references;

import ai.openclaw.api.JsonText;
import ai.openclaw.api.Secret;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Looks references up: one call for all ids of a provider, several providers at once, within {@code secrets.resolution} (contract section 15). */
public final class SecretLookup {
    private static final int MAX_CONCURRENCY = 16;
    private static final int MAX_REFS = 4096;
    private static final int MAX_BATCH = 5 << 20;
    private final Map<?, ?> providers;
    private final Map<?, ?> resolution;
    private final Map<?, ?> defaults;
    private final Function<String, Optional<Secret>> environment;
    private final Function<String, Optional<SecretSource>> sources;

    /**
     * @param tree the configuration, for {@code secrets}
     * @param environment variables by name
     * @param sources by the name that references call them
     */
    public SecretLookup(@Nullable Object tree, Function<String, Optional<Secret>> environment,
            Function<String, Optional<SecretSource>> sources) {
        Map<?, ?> secrets = Variables.map(tree, "secrets");
        providers = Variables.map(secrets, "providers");
        resolution = Variables.map(secrets, "resolution");
        defaults = Variables.map(secrets, "defaults");
        this.environment = environment;
        this.sources = sources;
    }

    /**
     * What came of it.
     *
     * @param values of the references that were found
     * @param failures why the others were not, in the words of contract section 15
     */
    public record Result(Map<SecretRef, Secret> values, Map<SecretRef, String> failures) {}

    /** The settings of a provider as they stand in the configuration; empty when it is not there. */
    public static Map<?, ?> provider(@Nullable Object tree, String name) {
        return Variables.map(Variables.map(Variables.map(tree, "secrets"), "providers"), name);
    }

    /** Looks all of them up; each provider takes no longer than its {@code timeoutMs}. */
    public Result find(Collection<SecretRef> refs) throws InterruptedException {
        Map<String, List<SecretRef>> groups = new LinkedHashMap<>();
        refs.stream().distinct()
                .forEach(ref -> groups.computeIfAbsent(ref.source() + ":" + ref.provider(), _ -> new ArrayList<>()).add(ref));
        Semaphore permits = new Semaphore(limit("maxProviderConcurrency", 4, MAX_CONCURRENCY));
        List<FutureTask<Result>> tasks = new ArrayList<>();
        for (List<SecretRef> group : groups.values()) {
            FutureTask<Result> task = new FutureTask<>(() -> group(group, permits));
            tasks.add(task);
            Thread _ = Thread.ofVirtual().name("secrets-" + group.getFirst().provider()).start(task);
        }
        Result all = new Result(new HashMap<>(), new LinkedHashMap<>());
        try {
            for (FutureTask<Result> task : tasks) {
                Result some = task.get();
                all.values().putAll(some.values());
                all.failures().putAll(some.failures());
            }
        } catch (ExecutionException e) {
            throw new IllegalStateException("looking up secrets failed", e.getCause());
        } finally {
            tasks.forEach(task -> task.cancel(true));
        }
        return all;
    }

    private int limit(String key, int usual, int most) {
        return resolution.get(key) instanceof Number number ? Math.clamp(number.longValue(), 1, most) : usual;
    }

    private Result group(List<SecretRef> refs, Semaphore permits) throws InterruptedException {
        permits.acquire();
        try {
            return answers(refs, asked(refs));
        } catch (ProviderFailure e) {
            return failed(refs, "SecretProviderResolutionError: " + e.getMessage());
        } finally {
            permits.release();
        }
    }

    private Map<String, SecretAnswer> asked(List<SecretRef> refs) throws ProviderFailure, InterruptedException {
        SecretRef first = refs.getFirst();
        String quoted = "Secret provider \"" + first.provider() + "\"";
        Map<String, Object> settings = settings(first, quoted);
        int most = limit("maxRefsPerProvider", 512, MAX_REFS);
        if (refs.size() > most)
            throw new ProviderFailure(
                    quoted + " has " + refs.size() + " references, more than secrets.resolution.maxRefsPerProvider (" + most + ") allows.");
        List<String> ids = refs.stream().map(SecretRef::id).toList();
        int bytes = limit("maxBatchBytes", 256 << 10, MAX_BATCH);
        if (JsonText.bytes(ids).length > bytes)
            throw new ProviderFailure(
                    quoted + " is asked for more than secrets.resolution.maxBatchBytes (" + bytes + ") allows; use shorter ids.");
        SecretSource source = sources.apply(first.source()).orElseThrow(() -> new ProviderFailure(
                "No bundle offers the secret source \"" + first.source() + "\" (ref: " + first + "); install the plugin that does."));
        return new ProviderCall(source, new SecretQuery(first.provider(), settings, ids, environment)).answers();
    }

    private Map<String, Object> settings(SecretRef ref, String quoted) throws ProviderFailure {
        Map<String, Object> settings = new LinkedHashMap<>();
        Variables.map(providers, ref.provider()).forEach((key, value) -> {
            if (value != null)
                settings.put(String.valueOf(key), value);
        });
        if (settings.isEmpty() && ref.source().equals("env") && implicit(ref.provider()))
            return Map.of();
        if (settings.isEmpty())
            throw new ProviderFailure(quoted + " is not configured (ref: " + ref + ").");
        if (!ref.source().equals(settings.get("source")))
            throw new ProviderFailure(quoted + " has source \"" + settings.get("source") + "\" but ref requests \"" + ref.source() + "\".");
        return settings;
    }

    /** The environment needs no provider: {@code default}, or what {@code secrets.defaults.env} says. */
    private boolean implicit(String provider) {
        return provider.equals("default") || provider.equals(defaults.get("env"));
    }

    private static Result answers(List<SecretRef> refs, Map<String, SecretAnswer> answers) {
        Result result = new Result(new HashMap<>(), new LinkedHashMap<>());
        for (SecretRef ref : refs)
            switch (answers.get(ref.id())) {
                case SecretAnswer.Found(Secret secret) -> result.values().put(ref, secret);
                case SecretAnswer.Missing(String reason) ->
                    result.failures().put(ref, "SecretRefResolutionError: " + ProviderCall.plain(reason));
                case null -> result.failures().put(ref, "SecretRefResolutionError: Secret provider \"" + ref.provider()
                        + "\" did not say anything about id \"" + ref.id() + "\".");
            }
        return result;
    }

    private static Result failed(List<SecretRef> refs, String reason) {
        Map<SecretRef, String> failures = new LinkedHashMap<>();
        refs.forEach(ref -> failures.put(ref, reason));
        return new Result(Map.of(), failures);
    }

    /** Nothing could be asked of a provider. */
    static final class ProviderFailure extends Exception {
        private static final long serialVersionUID = 1;

        ProviderFailure(String message) { super(message); }
    }
}
