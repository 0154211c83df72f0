package ai.openclaw.api;

import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A place that secrets are kept in, such as a vault; a component with {@link SecretSourceType}. Every provider under
 * {@code secrets.providers} with that {@code source} is looked up here (contract section 15).
 */
@ConsumerType
public interface SecretSource {
    /**
     * Finds all ids that are asked of one provider, in one go. Runs on a virtual thread of its own, which is interrupted when
     * {@link SecretQuery#timeout} is over. What is thrown fails all ids, and its message is shown to the operator: it names the provider and
     * the way out, and never holds a secret.
     *
     * @return an answer for each id; one without an answer counts as missing
     */
    Map<String, SecretAnswer> find(SecretQuery query) throws Exception;
}
