package ai.openclaw.secrets;

import ai.openclaw.api.Secret;
import ai.openclaw.api.SecretAnswer;
import ai.openclaw.api.SecretQuery;
import ai.openclaw.api.SecretSource;
import ai.openclaw.api.SecretSourceType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Component;

/** Secrets in variables of the environment; with an {@code allowlist} only in those. */
@Component
@SecretSourceType("env")
public final class EnvSource implements SecretSource {
    @Override
    public Map<String, SecretAnswer> find(SecretQuery query) {
        Map<String, SecretAnswer> answers = new HashMap<>();
        query.ids().forEach(id -> answers.put(id, answer(query, id)));
        return answers;
    }

    private static SecretAnswer answer(SecretQuery query, String id) {
        if (query.settings().containsKey("allowlist") && !query.texts("allowlist").contains(id))
            return SecretAnswer.missing(
                    "Environment variable \"" + id + "\" is not allowlisted in secrets.providers." + query.provider() + ".allowlist.");
        Optional<Secret> value = query.environment().apply(id);
        return value.isPresent()
                ? new SecretAnswer.Found(value.get())
                : SecretAnswer.missing("Environment variable \"" + id + "\" is missing or empty.");
    }
}
