package ai.openclaw.config;

import ai.openclaw.api.Secret;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.SecretRef;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The secrets of one snapshot.
 *
 * @param places where references stand
 * @param values what they stand for
 * @param failures why some stand for nothing, by dotted path
 * @param inactive dotted paths of those that nobody uses as things are
 */
record SecretValues(List<SecretPlaces.Place> places, Map<SecretRef, Secret> values, Map<String, String> failures, Set<String> inactive) {
    static final SecretValues NONE = new SecretValues(List.of(), Map.of(), Map.of(), Set.of());

    SecretValues {
        places = List.copyOf(places);
        values = Map.copyOf(values);
        inactive = Set.copyOf(inactive);
    }

    static SecretValues unknown(List<SecretPlaces.Place> places) { return new SecretValues(places, Map.of(), Map.of(), Set.of()); }

    /** The texts that nobody else is to see. */
    Set<String> texts() {
        return values.values().stream().map(Secret::value).collect(Collectors.toUnmodifiableSet());
    }
}
