package ai.openclaw.api;

import java.util.List;
import org.osgi.annotation.versioning.ProviderType;

/** The secrets that {@code openclaw.json} refers to, as they were looked up last (contract section 15). */
@ProviderType
public interface Secrets {
    /**
     * Looks every reference up again and lets what changed take effect; components whose secrets stayed the same notice nothing.
     *
     * @return how many things there are to warn of
     * @throws GatewayException {@code UNAVAILABLE} in the words of contract section 15; then the last good values stay in force
     */
    int reload();

    /**
     * The secrets at these keys.
     *
     * @param targets keys that may hold a secret, with {@code *} for names and {@code []} for elements, such as
     *        {@code models.providers.*.apiKey}
     * @throws GatewayException {@code INVALID_REQUEST} for a key that is none
     */
    Resolution resolve(List<String> targets);

    /** Whether a reference stands at a dotted path, so that its value is not to be shown to whoever may see the configuration. */
    boolean refersAt(String path);

    /**
     * What is known about some keys.
     *
     * @param assignments where a reference stands and what for
     * @param diagnostics sentences about what is not known
     * @param inactive paths of references that nobody uses as things are
     */
    record Resolution(List<Assignment> assignments, List<String> diagnostics, List<String> inactive) {}

    /**
     * One reference and its secret.
     *
     * @param path dotted, for people
     * @param segments the same for programs
     */
    record Assignment(String path, List<String> segments, Secret secret) {}
}
