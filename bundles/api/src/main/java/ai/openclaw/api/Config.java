package ai.openclaw.api;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;

/** The configuration that is in force. Components get their part through ConfigAdmin; this is for those that look at the whole. */
@ProviderType
public interface Config {
    /** The value at a dotted path with defaults left out, as JSON in JDK types; the whole for the empty path. Holds secrets in clear. */
    Optional<Object> value(String path);

    /**
     * A variable with the contract's precedence: process, {@code .env} files, configuration (section 14.3); for who takes it as a secret. Set
     * but empty counts as missing.
     */
    default Optional<Secret> variable(String name) { return Optional.empty(); }

    /** SHA-256 of the file's bytes in lower-case hex; of nothing when there is no file. */
    String hash();

    /** What is wrong with the file and what was done about it, in plain words; empty when all is well. */
    List<String> problems();
}
