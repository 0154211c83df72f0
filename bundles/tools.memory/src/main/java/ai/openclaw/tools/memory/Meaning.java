package ai.openclaw.tools.memory;

import ai.openclaw.api.Embeddings;
import ai.openclaw.api.GatewayException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds passages by what they mean, as far as a provider of vectors is there and has answered; else words alone decide. */
final class Meaning {
    private static final Logger LOG = LoggerFactory.getLogger(Meaning.class);
    private static final int BATCH = 32;
    /** So many passages get their vectors with one search; the others with the next ones. */
    private static final int AT_ONCE = 256;
    private static final double LEAST = 0.35;
    private static final long REST_MS = 60_000;
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private final Function<String, Optional<Embeddings>> providers;
    private final Clock clock;
    private volatile long restUntil;

    /** @param providers those that are deployed, by their ids */
    Meaning(Function<String, Optional<Embeddings>> providers, Clock clock) {
        this.providers = providers;
        this.clock = clock;
    }

    /**
     * What was found in the end.
     *
     * @param vectors whether meaning counted
     * @param note what the model should know about it; may be empty
     */
    record Outcome(List<Found> found, boolean vectors, String note) {}

    /** Puts passages that were found by words together with those that are near in meaning. */
    Outcome add(List<Found> byWords, String query, IndexThread index, MemorySettings settings) throws InterruptedException {
        Optional<String> provider = settings.vectors();
        if (provider.isEmpty())
            return new Outcome(byWords, false, "");
        Optional<Embeddings> embeddings = providers.apply(provider.get());
        if (embeddings.isEmpty() || settings.vectorModel().isEmpty())
            return words(byWords, "provider \"" + provider.get() + "\" of agents.defaults.memorySearch is not there, or has no model set");
        if (clock.millis() < restUntil)
            return words(byWords, "provider \"" + provider.get() + "\" failed a moment ago");
        try {
            return hybrid(byWords, query, index, settings, embeddings.get());
        } catch (GatewayException e) {
            return failed(byWords, provider.get(), e.message(), null);
        } catch (RuntimeException e) {
            return failed(byWords, provider.get(), e.toString(), e);
        }
    }

    private Outcome failed(List<Found> byWords, String provider, String why, @Nullable Exception unexpected) {
        restUntil = clock.millis() + REST_MS;
        if (unexpected != null)
            LOG.warn("memory: the vectors of {} failed", provider, unexpected);
        return words(byWords, "provider \"" + provider + "\" failed: " + why);
    }

    private static Outcome words(List<Found> byWords, String why) {
        return new Outcome(byWords, false, "Found by words alone: " + why + ".");
    }

    private Outcome hybrid(List<Found> byWords, String query, IndexThread index, MemorySettings settings, Embeddings embeddings)
            throws InterruptedException {
        Map<String, String> missing = index.run(notes -> notes.withoutVector(AT_ONCE), LIMIT);
        List<String> ids = List.copyOf(missing.keySet());
        for (int from = 0; from < ids.size(); from += BATCH) {
            List<String> some = ids.subList(from, Math.min(ids.size(), from + BATCH));
            List<float[]> vectors = embed(embeddings, settings, some.stream().map(id -> missing.getOrDefault(id, "")).toList());
            Map<String, float[]> byId = new LinkedHashMap<>();
            for (int i = 0; i < some.size(); i++)
                byId.put(some.get(i), vectors.get(i));
            index.run(notes -> {
                notes.vectors(byId);
                return true;
            }, LIMIT);
        }
        float[] wanted = embed(embeddings, settings, List.of(query)).getFirst();
        List<Found> near = index.run(notes -> notes.byVector(wanted, candidates(settings)), LIMIT);
        String note = missing.size() < AT_ONCE ? "" : "Some notes are not known by meaning yet; a later search finds more.";
        return new Outcome(merged(byWords, near, settings), true, note);
    }

    private static List<float[]> embed(Embeddings embeddings, MemorySettings settings, List<String> texts) throws InterruptedException {
        List<float[]> vectors = embeddings.embed(settings.vectorModel(), texts);
        if (vectors.size() != texts.size())
            throw GatewayException.unavailable("it answered with " + vectors.size() + " vectors for " + texts.size() + " texts");
        return vectors;
    }

    static int candidates(MemorySettings settings) {
        return Math.min(200, settings.query().maxResults() * settings.query().hybrid().candidateMultiplier());
    }

    private static List<Found> merged(List<Found> byWords, List<Found> near, MemorySettings settings) {
        double words = Math.max(0, settings.query().hybrid().textWeight());
        double vectors = Math.max(0, settings.query().hybrid().vectorWeight());
        double all = words + vectors > 0 ? words + vectors : 1;
        Map<String, Double> scores = new HashMap<>();
        byWords.forEach(found -> scores.merge(found.key(), found.score() * words / all, Double::sum));
        near.forEach(found -> scores.merge(found.key(), found.score() * vectors / all, Double::sum));
        Map<String, Found> each = new LinkedHashMap<>();
        Stream.concat(byWords.stream(), near.stream()).forEach(found -> each.putIfAbsent(found.key(), found));
        double least = settings.query().minScore().orElse(LEAST);
        List<Found> merged = new ArrayList<>();
        each.forEach((key, found) -> {
            double score = scores.getOrDefault(key, 0.0);
            if (score >= least || byWords.contains(found))
                merged.add(found.score(score));
        });
        return merged;
    }
}
