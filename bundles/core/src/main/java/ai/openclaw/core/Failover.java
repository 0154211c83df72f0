package ai.openclaw.core;

import ai.openclaw.api.GatewayException;
import ai.openclaw.api.ModelFailure;
import ai.openclaw.api.Secret;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who is asked next when a model fails: the next credential of its provider, then the next model of the list. Credentials that failed of
 * late come last. Used by the run's thread only.
 */
final class Failover {
    private static final Logger LOG = LoggerFactory.getLogger("gateway/models");
    /** What another credential or model may do better. */
    private static final Set<ModelFailure> ELSEWHERE = Set.of(ModelFailure.AUTH, ModelFailure.BILLING, ModelFailure.RATE_LIMIT,
            ModelFailure.OVERLOADED, ModelFailure.TIMEOUT, ModelFailure.UNREACHABLE, ModelFailure.NO_MODEL);
    /** What is the credential's fault, so that it rests for a while. */
    private static final Set<ModelFailure> CREDENTIAL = Set.of(ModelFailure.AUTH, ModelFailure.BILLING, ModelFailure.RATE_LIMIT,
            ModelFailure.OVERLOADED, ModelFailure.TIMEOUT);

    /**
     * A model and the credential that it is asked with.
     *
     * @param name {@code provider/model}
     * @param credential for {@link Cooldowns}
     * @param secret empty for the provider's own key
     */
    record Candidate(String name, String credential, Optional<Secret> secret) {}

    private final Cooldowns cooldowns;
    private final List<Candidate> left;
    private Candidate current;

    Failover(List<String> models, String agentId, AuthProfiles profiles, Cooldowns cooldowns) {
        this.cooldowns = cooldowns;
        List<Candidate> ready = new ArrayList<>();
        List<Candidate> resting = new ArrayList<>();
        for (String name : new LinkedHashSet<>(models))
            for (Candidate candidate : candidates(name, profiles.of(agentId, ModelNames.provider(name))))
                (cooldowns.rests(candidate.credential()) ? resting : ready).add(candidate);
        ready.addAll(resting);
        left = ready;
        current = left.removeFirst();
    }

    private static List<Candidate> candidates(String name, List<AuthProfiles.Profile> profiles) {
        List<Candidate> candidates = new ArrayList<>();
        profiles.forEach(profile -> candidates.add(new Candidate(name, profile.id(), Optional.of(profile.secret()))));
        candidates.add(new Candidate(name, ModelNames.provider(name), Optional.empty()));
        return candidates;
    }

    Candidate current() { return current; }

    void succeeded() { cooldowns.succeeded(current.credential()); }

    /** Goes on to the next candidate; false when there is none, or none could do better. */
    boolean next(GatewayException failure) {
        Optional<ModelFailure> why = ModelFailure.in(failure);
        why.filter(CREDENTIAL::contains).ifPresent(kind -> cooldowns.failed(current.credential(), kind));
        if (left.isEmpty() || (why.isPresent() && !ELSEWHERE.contains(why.get())))
            return false;
        if (why.filter(kind -> kind == ModelFailure.NO_MODEL || kind == ModelFailure.UNREACHABLE).isPresent())
            left.removeIf(candidate -> candidate.name().equals(current.name()) && left.size() > 1);
        LOG.warn("{}; {} is asked instead", failure.message(), left.getFirst().name());
        current = left.removeFirst();
        return true;
    }
}
