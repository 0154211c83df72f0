package ai.openclaw.config;

import ai.openclaw.api.Problem;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.SecretRef;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** References that are left in a section because they stand for nothing. */
final class Unresolved {
    private Unresolved() {}

    static List<Problem> in(Object tree, SecretValues secrets) {
        if (secrets.failures().isEmpty())
            return List.of();
        Map<SecretRef, String> reasons = new HashMap<>();
        secrets.places().forEach(place -> {
            String reason = secrets.failures().get(place.path());
            if (reason != null)
                reasons.put(place.ref(), reason);
        });
        return SecretPlaces.in(tree).stream().filter(place -> reasons.containsKey(place.ref()))
                .map(place -> new Problem("/" + String.join("/", place.segments()), String.valueOf(reasons.get(place.ref())))).toList();
    }
}
