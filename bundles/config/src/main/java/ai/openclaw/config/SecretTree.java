package ai.openclaw.config;

import ai.openclaw.api.Secret;
import ai.openclaw.references.SecretPlaces;
import ai.openclaw.references.SecretRef;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A configuration with secrets in place. What stands for nothing stays a reference, so that the section it is in is seen to be of no use. */
final class SecretTree {
    private SecretTree() {}

    /** @param inactive paths of references that are left out */
    static @Nullable Object of(Map<String, @Nullable Object> written, Map<SecretRef, Secret> values, Set<String> inactive) {
        return SecretPlaces.replace(written, (path, ref) -> {
            if (inactive.contains(path))
                return Optional.empty();
            Secret secret = values.get(ref);
            return Optional.of(secret == null ? ref.tree() : secret.value());
        });
    }
}
