package ai.openclaw.config;

import ai.openclaw.api.Gateway;
import ai.openclaw.api.GatewayException;
import ai.openclaw.api.Secret;
import ai.openclaw.json5.Json;
import ai.openclaw.references.SecretLookup;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.SecretPlaces.Place;
import ai.openclaw.references.SecretRef;
import ai.openclaw.references.Variables;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts secrets in the place of references; where there are none, nothing is looked up and nothing is waited for. */
final class LiveSecrets {
    /** How long the start waits for a bundle that offers a source. */
    static final Duration AT_START = Duration.ofSeconds(10);
    /** Later one can only be missing because it is being updated. */
    private static final Duration LATER = Duration.ofSeconds(1);
    private final Gateway gateway;
    private final Function<Object, Variables> variables;
    private final SecretSources sources;

    /** @param variables those that a configuration may name */
    LiveSecrets(Gateway gateway, Function<Object, Variables> variables, SecretSources sources) {
        this.gateway = gateway;
        this.variables = variables;
        this.sources = sources;
    }

    /** The first snapshot with its secrets, every one looked up. */
    Snapshot first(Snapshot named) throws InterruptedException {
        if (!named.secrets().places().isEmpty())
            sources.start();
        return fill(named, Map.of(), AT_START);
    }

    /** The same later. */
    Snapshot anew(Snapshot named) throws InterruptedException { return fill(named, Map.of(), LATER); }

    /**
     * A changed configuration with its secrets: what was known before is not asked for again, so that an edit costs no call of a vault.
     * Variables are, for they may come from a file that is watched.
     */
    Snapshot changed(Snapshot named, Snapshot before) throws InterruptedException {
        Map<SecretRef, Secret> known = new HashMap<>();
        before.secrets().values().forEach((ref, secret) -> {
            boolean same = SecretLookup.provider(before.written(), ref.provider())
                    .equals(SecretLookup.provider(named.written(), ref.provider()));
            if (same && !ref.source().equals("env"))
                known.put(ref, secret);
        });
        return fill(named, known, LATER);
    }

    /** The same for who cannot be interrupted. */
    Snapshot proposed(Snapshot named, Snapshot before) {
        try {
            return changed(named, before);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw GatewayException.unavailable("interrupted while secrets were looked up");
        }
    }

    /** Whether each reference is of use, by {@link SecretSurfaces#auth} in words. */
    SecretSurfaces surfaces(Snapshot named) {
        return new SecretSurfaces(gateway, names(named.written()));
    }

    /** A tree with the name of each reference in its place, for rules that want a text there. */
    static Map<String, @Nullable Object> names(Map<String, @Nullable Object> written) {
        return Json.object(SecretPlaces.replace(written, (_, ref) -> Optional.of(ref.toString())));
    }

    private Snapshot fill(Snapshot named, Map<SecretRef, Secret> known, Duration patience) throws InterruptedException {
        List<Place> places = named.secrets().places();
        if (places.isEmpty())
            return named;
        SecretSurfaces surfaces = surfaces(named);
        Set<SecretRef> wanted = new HashSet<>();
        Set<String> inactive = new HashSet<>();
        for (Place place : places)
            if (!surfaces.active(place))
                inactive.add(place.path());
            else if (!known.containsKey(place.ref()))
                wanted.add(place.ref());
        SecretLookup.Result found = lookup(named, wanted, patience);
        return filled(named, inactive, known, found);
    }

    private SecretLookup.Result lookup(Snapshot named, Set<SecretRef> wanted, Duration patience) throws InterruptedException {
        if (wanted.isEmpty())
            return new SecretLookup.Result(Map.of(), Map.of());
        try (SecretSources.Borrowed borrowed = sources.borrow(patience)) {
            return new SecretLookup(named.written(), variables.apply(named.written())::secret, borrowed::find).find(wanted);
        }
    }

    private static Snapshot filled(Snapshot named, Set<String> inactive, Map<SecretRef, Secret> known, SecretLookup.Result found) {
        Map<SecretRef, Secret> values = new HashMap<>(found.values());
        Map<String, String> failures = new LinkedHashMap<>();
        for (Place place : named.secrets().places()) {
            if (inactive.contains(place.path()))
                continue;
            if (known.containsKey(place.ref()))
                values.put(place.ref(), known.get(place.ref()));
            Secret secret = values.get(place.ref());
            if (secret == null)
                failures.put(place.path(), found.failures().getOrDefault(place.ref(), "Error: it was not looked up."));
            else if (secret.value().isEmpty())
                failures.put(place.path(), "Error: " + place.path() + " resolved to a non-string or empty value.");
        }
        values.values().removeIf(secret -> secret.value().isEmpty());
        Map<String, @Nullable Object> tree = Json.object(SecretTree.of(named.written(), values, inactive));
        return named.with(tree, new SecretValues(named.secrets().places(), values, failures, inactive));
    }
}
